using Ioc.Dashboard.Settings;
using Ioc.Dashboard.Simulation;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;
using Ioc.Operations.Alerts;
using Ioc.Operations.Cases;
using Ioc.Operations.Reports.Archive;

namespace Ioc.Dashboard.Hosting;

/// <summary>What must be ready before anything else starts, in order: stores (servers that are not there yet are waited for), the dashboard's own tables, access, the first history. The first hosted service of all.</summary>
internal sealed class StartUp(
    IocSettings settings, Profile profile, AccessDatabase access, ApiKeys keys, KnownCredentials known,
    IOperationalStore store, ITimeSeriesStore series, IServiceProvider services, ReportDatabase reports, CasesDatabase cases, AlertsDatabase alerts,
    TimeProvider time, ILogger<StartUp> log)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        HolidayLog.Say(log, profile, time);
        if (settings.Stores.Postgres is null)
        {
            await store.OpenAsync(profile, cancellationToken);
            await series.OpenAsync(cancellationToken);
            if (!settings.Simulate && (await store.StateAsync(cancellationToken)).Simulated == true)
            {
                log.LogWarning("{Folder} holds simulated data: real events are refused (not-authorised). Real ones need a folder of their own (--data)", settings.DataFolder);
            }
        }
        else
        {
            await StoresOpening.OpenAsync(profile, store, series, log, cancellationToken);
        }

        access.Migrate();
        reports.Migrate();
        cases.Migrate();
        alerts.Migrate();
        keys.FromEnvironment(Roles.Ingest, settings.IngestKey);
        keys.FromEnvironment(Roles.Read, settings.ReadKey);
        keys.FromEnvironment(Roles.Report, settings.ReportKey);
        known.Read();
        if (services.GetService<FirstHistory>() is { } history)
        {
            await history.LoadAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
