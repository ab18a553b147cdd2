using Ioc.Metrics.Stores.Postgres;
using Microsoft.AspNetCore.Identity;

namespace Ioc.Operations.Access;

/// <summary>Puts users, API keys, displays and the audit log together. Postgres: connection string of the database that dashboards share; null: a file of the data directory.</summary>
public static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services, DataDirectory directory, string? postgres)
    {
        services.AddSingleton(provider => new AccessDatabase(directory.AccessFile, postgres) { Server = provider.GetService<PostgresState>() });
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddSingleton<Users>().AddSingleton<PasswordSignIn>().AddSingleton<SignInLinks>();
        services.AddSingleton<ApiKeys>().AddSingleton<Displays>().AddSingleton<AuditLog>();
        return services.AddSingleton<KnownCredentials>().AddSingleton<Credentials>().AddHostedService<CredentialReader>();
    }
}
