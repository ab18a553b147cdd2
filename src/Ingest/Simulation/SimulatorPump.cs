using Ioc.Ingest.Background;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Simulation;

/// <summary>
/// Sends the plan's events when their time comes, through the gateway as any sender would, so that a batch counts as sent only when
/// it is durable. After a restart it goes on from the store's last commit, at most <see cref="CatchUp"/> back.
/// </summary>
public sealed class SimulatorPump(IEventSource source, EventGateway gateway, IOperationalStore store, ICoordinatorLease lease, TimeProvider time, BackgroundFailures failures,
    ILogger<SimulatorPump> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    /// <summary>A longer stand-still is not made up for: the province's events of that time are taken as lost.</summary>
    public static readonly TimeSpan CatchUp = TimeSpan.FromDays(7);

    private const int Batch = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        StoreState known = await store.StateAsync(stoppingToken).ConfigureAwait(false);
        var now = Instant.From(time.GetUtcNow());
        Instant sent = known.LastCommittedAt is { } last ? Instant.Max(last - Overlap, now - CatchUp) : now;
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            now = Instant.From(time.GetUtcNow());
            if (now > sent && lease.IsHeld)
            {
                sent = await SendAsync(sent, now, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What was in flight when the process ended is sent again: duplicates change nothing.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    private async Task<Instant> SendAsync(Instant from, Instant to, CancellationToken cancellation)
    {
        foreach (PlannedEvent[] events in source.Between(from, to).Chunk(Batch))
        {
            ReadOnlyMemory<byte>[] bytes = [.. events.Select(e => (ReadOnlyMemory<byte>)e.Bytes)];
            while (await gateway.AcceptAsync(bytes, Caller.Anyone("simulator"), cancellation).ConfigureAwait(false) is NotTaken refused)
            {
                IngestLog.SimulatorWaits(log, refused.Reason);
                await Task.Delay(refused.RetryAfter, TimeProvider.System, cancellation).ConfigureAwait(false);
            }
        }

        return to;
    }
}
