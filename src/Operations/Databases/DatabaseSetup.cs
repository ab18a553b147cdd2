using Ioc.Metrics.Stores.Postgres;

namespace Ioc.Operations.Databases;

/// <summary>Who watches PostgreSQL, where it keeps the state; with files nothing is watched and nothing is ever away.</summary>
public static class DatabaseSetup
{
    public static IServiceCollection AddDatabaseWatch(this IServiceCollection services, string? postgres)
    {
        services.AddSingleton<PostgresState>();
        return postgres is null ? services : services.AddHostedService(provider => ActivatorUtilities.CreateInstance<DatabaseWatch>(provider, postgres));
    }
}
