using Confluent.Kafka;
using Ioc.Ingest.Background;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Live;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Worker;
using Ioc.Ingest.Worker.Reading;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests.Running;

/// <summary>One worker's consumer loop and commit lane, as <see cref="IngestWorker"/> makes them, over a real broker and store; a test moves its partitions (<see cref="Member"/>).</summary>
internal sealed class GroupWorker : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly EventProducer _producer;
    private readonly IngestMetrics _metrics;
    private readonly TopicIds _topics;
    private readonly CommitLane _lane;
    private readonly Task _run;

    /// <summary>Duty: null for that of a group's member. LedgersTime: what the figures' code takes for the clock, to make it fail.</summary>
    public GroupWorker(
        EventStream stream, IOperationalStore store, IKpiReader reader, IngestSettings settings, Duty? duty = null, TimeProvider? ledgersTime = null, params ILiveSink[] sinks)
    {
        duty ??= Duty.Communes;
        ILogger log = NullLogger.Instance;
        State = new IngestState(TestClock.Shared, settings);
        _metrics = new IngestMetrics(State, new TestMeters());
        _producer = new EventProducer(stream, InFlight.Unlimited(), State, NullLogger<EventProducer>.Instance);
        _topics = new TopicIds(stream, log);
        PartitionCounts counts = _producer.CountsAsync(default).GetAwaiter().GetResult();
        var homes = Topics.Events.ToDictionary(topic => topic, topic => new HomePartitions(RunningIngest.Profile, counts[topic]));
        var (owned, mark, progress) = (new OwnedPartitions(), new SimulatedMark(), new CommitProgress());
        var intake = new RecordIntake(RunningIngest.Profile, homes, owned, mark, TestClock.Shared);
        var ledgers = new Ledgers(duty, RunningIngest.Profile, store, reader, homes, new LiveSinks(sinks, _metrics, log), ledgersTime ?? TestClock.Shared);
        _lane = new CommitLane(
            duty, RunningIngest.Profile, store, owned, ledgers, intake, _producer, Requests, progress, InFlight.Unlimited(), mark, State, _metrics, TestClock.Shared, log);
        var parts = new LoopParts(duty, stream, settings, TestClock.Shared, State, progress, owned, intake, _lane, _topics, _metrics, log) { Join = Member.Join };
        TopicPartition[] all = [.. duty.Topics.SelectMany(topic => Enumerable.Range(0, homes[topic].Count).Select(partition => new TopicPartition(topic, partition)))];
        _run = OwnThread.RunAsync("worker", () =>
        {
            using var loop = new ConsumerLoop(parts);
            loop.Run(all, _stop.Token, CancellationToken.None);
        });
    }

    public GroupMember Member { get; } = new();

    public CommitRequests Requests { get; } = new();

    public IngestState State { get; }

    /// <summary>The loop, until it is stopped or something ends it.</summary>
    public Task Running => _run;

    /// <summary>Stops in good order; throws what ended the loop before.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _run;
        }
        finally
        {
            _lane.Stop();
            Requests.Stop();
            _producer.Dispose();
            _topics.Dispose();
            _stop.Dispose();
        }
    }
}
