using Microsoft.AspNetCore.Authorization;

namespace Ioc.Dashboard.Access;

/// <summary>Names of the authorisation policies. What names none needs a signed-in user (the fallback).</summary>
public static class Policies
{
    public const string Ingest = "ingest";
    public const string Read = "read";
    public const string MakeReports = "make-reports";
    public const string Watch = "watch";
    public const string Administrator = "administrator";
    public const string AnyCredential = "any-credential";

    public static void Configure(AuthorizationOptions options)
    {
        AuthorizationPolicy users = Of(Roles.Official, Roles.Reporter, Roles.Administrator);
        options.FallbackPolicy = users;
        options.DefaultPolicy = users;
        options.AddPolicy(Ingest, Of(Roles.Ingest));
        options.AddPolicy(Read, Of(Roles.Read, Roles.Report, Roles.Official, Roles.Reporter, Roles.Administrator));
        options.AddPolicy(MakeReports, Of(Roles.Report, Roles.Reporter, Roles.Administrator));
        options.AddPolicy(Watch, Of(Roles.Wall, Roles.Read, Roles.Report, Roles.Official, Roles.Reporter, Roles.Administrator));
        options.AddPolicy(Administrator, Of(Roles.Administrator));
        options.AddPolicy(AnyCredential, new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static AuthorizationPolicy Of(params string[] roles) => new AuthorizationPolicyBuilder().RequireRole(roles).Build();
}
