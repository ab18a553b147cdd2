using Ioc.Ingest.Background;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.State;

/// <summary>Brings planned maintenance from the store into the profile that judges health: before ingest begins, when somebody plans, and every few seconds for what other processes planned.</summary>
public sealed class MaintenanceWatch(IEnumerable<IMaintenanceStore> stores, Profile profile, TimeProvider time, BackgroundFailures failures, ILogger<MaintenanceWatch> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    /// <summary>Windows that ended longer ago are in no figure that is still worked out.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>None where windows are not planned (tests).</summary>
    private readonly IMaintenanceStore? _store = stores.FirstOrDefault();

    /// <summary>Reads the windows now.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        if (_store is not null && profile.Maintenance is MaintenancePlan plan)
        {
            IReadOnlyList<PlannedMaintenance> planned = await _store.MaintenanceAsync(Instant.From(time.GetUtcNow()) - Kept, cancellation).ConfigureAwait(false);
            plan.Replace(planned.Where(window => window.To > window.From).Select(window => window.Window));
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await StoreWait.UntilItAnswersAsync(() => RefreshAsync(cancellationToken), log, cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            await RefreshAsync(stoppingToken).ConfigureAwait(false);
        }
    }
}
