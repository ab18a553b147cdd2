using Ioc.Dashboard.Settings;

namespace Ioc.Dashboard.Alerts;

/// <summary>Puts rules, engine, outbox and channels together.</summary>
internal static class AlertSetup
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, IocSettings settings, DataDirectory directory)
    {
        services.AddSingleton(settings.Alerts);
        services.AddSingleton(new AlertsDatabase(directory.AlertsFile, settings.Stores.Postgres));
        services.AddSingleton<AlertStore>().AddSingleton<AlertRules>().AddSingleton<AlertFigures>().AddSingleton<AlertWords>().AddSingleton<AlertAddress>();
        services.AddSingleton<AlertOutbox>().AddSingleton<AlertNews>().AddSingleton<AlertChannels>().AddSingleton<AlertDuty>().AddSingleton<AlertCourses>().AddSingleton<AlertHistory>().AddSingleton<AlertSpans>();
        services.AddSingleton<RejectedEvents>();
        return services.AddHostedService<AlertDesk>().AddHostedService<AlertSender>();
    }
}
