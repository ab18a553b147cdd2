using Ioc.Metrics.Stores.Postgres;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace Ioc.Dashboard.Access;

/// <summary>Puts sign-in, API keys, displays and policies together. Postgres: connection string of the database that dashboards share; null: files of the data directory.</summary>
public static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services, DataDirectory directory, string? postgres)
    {
        services.AddSingleton(provider => new AccessDatabase(directory.AccessFile, postgres) { Server = provider.GetService<PostgresState>() });
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddSingleton<Users>().AddSingleton<PasswordSignIn>().AddSingleton<SignInLinks>();
        services.AddSingleton<ApiKeys>().AddSingleton<Displays>().AddSingleton<AuditLog>();
        services.AddSingleton<KnownCredentials>().AddSingleton<Credentials>().AddHostedService<CredentialReader>();
        services.AddScoped<SessionEvents>();

        services.AddAuthentication(CredentialHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, CredentialHandler>(CredentialHandler.Name, null)
            .AddCookie(Session);
        services.AddAuthorization(Policies.Configure);
        services.AddCascadingAuthenticationState();
        IDataProtectionBuilder protection = services.AddDataProtection().SetApplicationName("ioc");
        if (postgres is null)
        {
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(directory.KeysFolder));
        }
        else
        {
            services.AddOptions<KeyManagementOptions>().Configure<AccessDatabase>((keys, database) => keys.XmlRepository = new SharedKeys(database));
        }

        services.AddAntiforgery(options => options.Cookie.Name = "ioc-form");
        return services;
    }

    private static void Session(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "ioc";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax; // a link in a chat must find the reader signed in; forms carry anti-forgery
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.EventsType = typeof(SessionEvents);
        options.TimeProvider = TimeProvider.System; // sessions last as long as a person expects, whatever --speed
    }
}
