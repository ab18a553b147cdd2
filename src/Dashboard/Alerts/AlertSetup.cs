using Ioc.Dashboard.Settings;
using Ioc.Metrics.Stores.Postgres;

namespace Ioc.Dashboard.Alerts;

/// <summary>Puts rules, engine, outbox and channels together.</summary>
internal static class AlertSetup
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, IocSettings settings, DataDirectory directory)
    {
        services.AddSingleton(settings.Alerts);
        services.AddSingleton(provider => new AlertsDatabase(directory.AlertsFile, settings.Stores.Postgres) { Server = provider.GetService<PostgresState>() });
        services.AddSingleton<AlertStore>().AddSingleton<AlertRules>().AddSingleton<AlertFigures>().AddSingleton<AlertWords>().AddSingleton<AlertAddress>();
        services.AddSingleton<AlertOutbox>().AddSingleton<AlertNews>().AddSingleton<AlertChannels>().AddSingleton<AlertDuty>().AddSingleton<AlertCourses>().AddSingleton<AlertHistory>().AddSingleton<AlertSpans>();
        services.AddSingleton<RejectedEvents>();
        return services.AddHostedService<AlertDesk>().AddHostedService<AlertSender>();
    }
}
