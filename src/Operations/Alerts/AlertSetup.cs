using Ioc.Metrics.Stores.Postgres;
using Ioc.Operations.Settings;

namespace Ioc.Operations.Alerts;

/// <summary>Puts rules, engine, outbox and channels together. Postgres: connection string of the database that dashboards share; null: files of the data directory.</summary>
public static class AlertSetup
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, AlertSettings settings, DataDirectory directory, string? postgres)
    {
        services.AddSingleton(settings);
        services.AddSingleton(provider => new AlertsDatabase(directory.AlertsFile, postgres) { Server = provider.GetService<PostgresState>() });
        services.AddSingleton<AlertStore>().AddSingleton<AlertRules>().AddSingleton<AlertFigures>().AddSingleton<AlertWords>().AddSingleton<AlertAddress>();
        services.AddSingleton<AlertOutbox>().AddSingleton<AlertNews>().AddSingleton<AlertChannels>().AddSingleton<AlertDuty>().AddSingleton<AlertCourses>().AddSingleton<AlertHistory>().AddSingleton<AlertSpans>();
        services.AddSingleton<RejectedEvents>();
        return services.AddHostedService<AlertDesk>().AddHostedService<AlertSender>();
    }
}
