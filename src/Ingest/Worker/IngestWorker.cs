using Confluent.Kafka;
using Ioc.Ingest.Background;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Live;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Ingest.Worker.Reading;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Consumes the topics, decodes, and has a commit lane commit, batch by batch; while one batch is committed the next is consumed. Also drives what
/// time alone changes. With the embedded broker one consumer does everything; on Kafka one is a member of the group and, while this process is the
/// coordinator, a second one reads the health of systems. Stops within 10 s with everything applied committed. The store must be open.
/// </summary>
public sealed class IngestWorker(
    Profile profile, EventStream stream, IOperationalStore store, IKpiReader reader, EventProducer producer, IEnumerable<ILiveSink> sinks,
    CommitProgress progress, CommitRequests requests, InFlight inFlight, SimulatedMark mark, IngestState state, IngestMetrics metrics,
    ICoordinatorLease lease, BasisWatch basis, IngestSettings settings, TimeProvider time, BackgroundFailures failures, ILogger<IngestWorker> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Until an outdated program looks again: the store may have been restored from a backup.</summary>
    private static readonly TimeSpan OutdatedPause = TimeSpan.FromSeconds(2);

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

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(_crash.Token);
        await using CancellationTokenRegistration _ = stoppingToken.Register(() => abandon.CancelAfter(Grace));
        await (stream.Embedded
            ? RepeatAsync(Duty.Everything, state, stoppingToken, abandon.Token)
            : Task.WhenAll(
                RepeatAsync(Duty.Communes, state.Part(Duty.Communes.Name), stoppingToken, abandon.Token),
                CoordinateAsync(stoppingToken, abandon.Token))).ConfigureAwait(false);
        requests.Stop();
        IngestLog.Stopped(log);
    }

    /// <summary>The province's duty, each time and as long as the lease is ours.</summary>
    private async Task CoordinateAsync(CancellationToken stopping, CancellationToken abandon)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                CancellationToken lost = await lease.HeldAsync(stopping).ConfigureAwait(false);
                using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, lost);
                await RepeatAsync(Duty.Province, state.Part(Duty.Province.Name), ends.Token, abandon).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            finally
            {
                state.Forget(Duty.Province.Name);
            }
        }
    }

    private async Task RepeatAsync(Duty duty, IngestState its, CancellationToken stopping, CancellationToken abandon)
    {
        string? said = null;
        while (!stopping.IsCancellationRequested && !_crash.IsCancellationRequested)
        {
            try
            {
                await ConsumeAsync(duty, its, stopping, abandon).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested || _crash.IsCancellationRequested)
            {
                break;
            }
            catch (OutdatedProgramException outdated)
            {
                its.BrokerSays(null);
                its.StoreFailed(outdated.Message);
                if (outdated.Message != said)
                {
                    IngestLog.TakesNoPart(log, said = outdated.Message);
                }

                await Task.Delay(OutdatedPause, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e)
            {
                its.BrokerSays(e.Message);
                if (e.Message != said)
                {
                    IngestLog.CannotBegin(log, e, said = e.Message);
                }

                await Task.Delay(Pause, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ConsumeAsync(Duty duty, IngestState its, CancellationToken stopping, CancellationToken abandon)
    {
        await BeginAsync(stopping).ConfigureAwait(false);
        PartitionCounts counts = await producer.CountsAsync(stopping).ConfigureAwait(false);
        var homes = Topics.Events.ToDictionary(topic => topic, topic => new HomePartitions(profile, counts[topic]));
        var owned = new OwnedPartitions();
        var intake = new RecordIntake(profile, homes, owned, mark, time);
        var ledgers = new Ledgers(duty, profile, store, reader, homes, new LiveSinks([.. sinks], metrics, log), time);
        var lane = new CommitLane(duty, profile, store, owned, ledgers, intake, producer, requests, progress, inFlight, mark, its, metrics, time, log);
        using var topics = new TopicIds(stream, log);
        var parts = new LoopParts(duty, stream, settings, time, its, progress, owned, intake, lane, topics, metrics, log);
        TopicPartition[] all = [.. duty.Topics.SelectMany(topic => Enumerable.Range(0, counts[topic]).Select(partition => new TopicPartition(topic, partition)))];
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task watching = stream.Embedded ? Task.CompletedTask : basis.CancelWhenOthersRebuildAsync(ends);
        try
        {
            await OwnThread.RunAsync($"ioc {duty.Name}", () =>
            {
                using var loop = new ConsumerLoop(parts);
                loop.Run(all, ends.Token, abandon);
            }).ConfigureAwait(false);
        }
        finally
        {
            lane.Stop();
            its.Consumed([], caughtUp: false);
            await ends.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        if (!stream.Embedded)
        {
            // Topics must be there before anyone asks for them: a broker may make what it is asked for, with settings of its own.
            // Those of copies are no reason not to begin: TopicCheck makes them.
            await new TopicSetup(stream.Connection, log).MakeAsync(Topics.Events, cancellation).ConfigureAwait(false);
            producer.ForgetCounts();
        }

        mark.Set((await store.StateAsync(cancellation).ConfigureAwait(false)).Simulated);
        await basis.BringForwardAsync(cancellation).ConfigureAwait(false);
    }
}
