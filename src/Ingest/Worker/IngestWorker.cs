using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Consumes the three topics, decodes, and has the commit lane commit, batch by batch; while one batch is committed the next is
/// consumed. Also drives what time alone changes. Stops within 10 s with everything applied committed. The store must be open.
/// </summary>
public sealed class IngestWorker(
    Profile profile, EventStream stream, IOperationalStore store, IKpiReader reader, EventProducer producer, IEnumerable<ILiveSink> sinks,
    CommitProgress progress, CommitRequests requests, InFlight inFlight, SimulatedMark mark, IngestState state, IngestMetrics metrics,
    IngestSettings settings, TimeProvider time, ILogger<IngestWorker> log) : BackgroundService
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _crash = new();

    /// <summary>Ends in the middle of whatever it does, as a killed process would (tests).</summary>
    internal async Task CrashAsync()
    {
        await _crash.CancelAsync().ConfigureAwait(false);
        await (ExecuteTask ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        _crash.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => RunAsync(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    private async Task RunAsync(CancellationToken stopping)
    {
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(_crash.Token);
        await using CancellationTokenRegistration _ = stopping.Register(() => abandon.CancelAfter(Grace));
        while (!stopping.IsCancellationRequested && !_crash.IsCancellationRequested)
        {
            try
            {
                await ConsumeAsync(stopping, abandon.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested || _crash.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                state.BrokerSays(e.Message);
                IngestLog.CannotBegin(log, e, e.Message);
                await Task.Delay(Pause, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        IngestLog.Stopped(log);
    }

    private async Task ConsumeAsync(CancellationToken stopping, CancellationToken abandon)
    {
        await BeginAsync(stopping).ConfigureAwait(false);
        var homes = Topics.Events.ToDictionary(topic => topic, topic => new HomePartitions(profile, producer.Counts[topic]));
        var owned = new OwnedPartitions();
        var intake = new RecordIntake(profile, homes, mark, time);
        var ledgers = new Ledgers(profile, store, reader, homes[Topics.ProcedureEvents], [.. sinks], time);
        var lane = new CommitLane(store, owned, ledgers, intake, producer, requests, progress, inFlight, mark, state, metrics, time, log);
        using var loop = new ConsumerLoop(new LoopParts(stream, settings, time, state, progress, requests, owned, intake, lane, log));
        try
        {
            await loop.RunAsync(stopping, abandon).ConfigureAwait(false);
        }
        finally
        {
            lane.Stop();
        }
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        StoreState known = await store.StateAsync(cancellation).ConfigureAwait(false);
        if (known.Simulated is { } simulated)
        {
            mark.Set(simulated);
        }

        await LedgerRebuild.RunIfChangedAsync(store, profile, null, log, cancellation).ConfigureAwait(false);
    }
}
