using Microsoft.AspNetCore.Authorization;

namespace Ioc.Operations.Access;

/// <summary>Names of the authorisation policies. What names none needs a signed-in user (the fallback). Which units a caller sees is asked in the query: <see cref="Visibility"/>.</summary>
public static class Policies
{
    public const string Ingest = "ingest";
    public const string Read = "read";

    /// <summary>Reads what is of the whole province: for who is limited to units it does not exist (404).</summary>
    public const string Province = "province";
    public const string MakeReports = "make-reports";
    public const string ApproveReports = "approve-reports";
    public const string HandleIncidents = "handle-incidents";

    /// <summary>Answers a figure of a unit with an explanation.</summary>
    public const string Explain = "explain";
    public const string ManageAlerts = "manage-alerts";
    public const string ReadAudit = "read-audit";

    /// <summary>Sees rejected events as they arrived, and sends them again.</summary>
    public const string DeadLetters = "dead-letters";
    public const string Watch = "watch";
    public const string Administrator = "administrator";
    public const string AnyCredential = "any-credential";

    private static readonly string[] Users = [.. Roles.OfUsers];

    public static void Configure(AuthorizationOptions options)
    {
        AuthorizationPolicy users = Of(Users);
        options.FallbackPolicy = users;
        options.DefaultPolicy = users;
        options.AddPolicy(Ingest, Of(Roles.Ingest));
        options.AddPolicy(Read, Of([Roles.Read, Roles.Report, .. Users]));
        options.AddPolicy(Province, new AuthorizationPolicyBuilder()
            .RequireRole([Roles.Read, Roles.Report, .. Users])
            .RequireAssertion(context => Visibility.Of(context.User).Province)
            .Build());
        options.AddPolicy(MakeReports, Of(Roles.Report, Roles.Reporter, Roles.Approver, Roles.Administrator));
        options.AddPolicy(ApproveReports, Of(Roles.Approver, Roles.Administrator));
        options.AddPolicy(HandleIncidents, Of(Roles.IncidentTeam, Roles.Official, Roles.Department, Roles.Administrator));
        options.AddPolicy(Explain, Of(Roles.Official, Roles.Department, Roles.Administrator));
        options.AddPolicy(ManageAlerts, Of(Roles.IncidentTeam, Roles.Administrator));
        options.AddPolicy(ReadAudit, Of(Roles.Auditor, Roles.Administrator));
        options.AddPolicy(DeadLetters, Of(Roles.DataSteward));
        options.AddPolicy(Watch, Of([Roles.Wall, Roles.Read, Roles.Report, .. Users]));
        options.AddPolicy(Administrator, Of(Roles.Administrator));
        options.AddPolicy(AnyCredential, new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static AuthorizationPolicy Of(params string[] roles) => new AuthorizationPolicyBuilder().RequireRole(roles).Build();
}
