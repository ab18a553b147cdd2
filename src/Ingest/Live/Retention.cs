using Ioc.Ingest.Background;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Live;

/// <summary>
/// Deletes what no figure needs any more, once an hour: dead letters after 30 days (they may hold personal data), health reports that no accepted
/// event can restate any more, and what the time-series store's own retention names. Dossiers, counters, outages and incidents stay for ever.
/// </summary>
public sealed class Retention(
    IOperationalStore store, IKpiReader reader, ITimeSeriesStore series, ICoordinatorLease lease, TimeProvider time, BackgroundFailures failures, ILogger<Retention> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    /// <summary>How long dead letters are kept.</summary>
    public static readonly TimeSpan DeadLettersKept = TimeSpan.FromDays(30);

    /// <summary>Nothing older than 400 days is taken in (CONTRACTS.md, too-late); the rest is for records that waited in Kafka.</summary>
    public static readonly TimeSpan ReportsKept = TimeSpan.FromDays(410);

    /// <summary>How far our clock may be ahead of the newest event's arrival (by the broker's clock) and still be believed.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromDays(1);

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Deletes everything that is over its time now.</summary>
    public async Task PruneAsync(CancellationToken cancellation)
    {
        Instant now = await NowAsync(cancellation).ConfigureAwait(false);
        await store.PruneDeadLettersAsync(now - DeadLettersKept, cancellation).ConfigureAwait(false);
        await store.PruneHealthReportsAsync(now - ReportsKept, cancellation).ConfigureAwait(false);
        await series.PruneAsync(now, cancellation).ConfigureAwait(false);
    }

    /// <summary>A machine whose clock is years ahead would delete for good what it takes for old. So while nothing arrives, nothing more is deleted either.</summary>
    private async Task<Instant> NowAsync(CancellationToken cancellation)
    {
        var now = Instant.From(time.GetUtcNow());
        IReadOnlyDictionary<string, Instant> arrivals = await reader.LastArrivalsAsync(cancellation).ConfigureAwait(false);
        return arrivals.Count == 0 ? now : Instant.Min(now, arrivals.Values.Max() + Believed);
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        do
        {
            await lease.HeldAsync(stoppingToken).ConfigureAwait(false);
            try
            {
                await PruneAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                IngestLog.RetentionFailed(log, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
