using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Tests.Running;
using Ioc.Ingest.Worker.Reading;
using Ioc.Metrics.Health;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Reading;

/// <summary>Reports that do not reach us are our own blindness, nobody's silence.</summary>
[Collection(OneBrokerForAll.Name)]
public sealed class OwnBlindnessTests(OneBroker broker) : StoreBesideOneBroker(broker)
{
    /// <summary>The shortest interval, of which 3 without a report are silence.</summary>
    private const int IntervalSeconds = 5;

    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds((4 * IntervalSeconds) + 5);
    private static readonly string _system = RunningIngest.Profile.Systems.First(system => system.Id != "tthc").Id;
    private static int _taken;

    /// <summary>Each test's own: the topic has the reports of both.</summary>
    private readonly string _unit = RunningIngest.Profile.Units[Interlocked.Increment(ref _taken)].Code;

    [ClusterFact]
    public async Task A_broker_that_is_away_makes_nobody_silent()
    {
        using IProducer<byte[], byte[]> producer = Broker.Producer();
        await using GroupWorker worker = await WatchingAsync(producer);
        Instant last = TestClock.Now;
        await Broker.Cluster.Brokers[0].KillAsync();
        await Eventually.Shows("more than 3 intervals", () => TestClock.Now, now => now > last + LongEnough);
        await IsBlindAsync();

        await Broker.Cluster.Brokers[0].StartAsync();
        await Broker.Cluster.CompleteAsync();
        await SeesAgainAsync(producer, worker);
    }

    [ClusterFact]
    public async Task Reports_behind_an_open_transaction_make_nobody_silent()
    {
        using IProducer<byte[], byte[]> producer = Broker.Producer(), open = Broker.Producer("blind");
        await using GroupWorker worker = await WatchingAsync(producer);
        Instant last = TestClock.Now;
        open.BeginTransaction();
        await ReportAsync(open);
        await Eventually.Is("more than 3 intervals", async () =>
        {
            await ReportAsync(producer); // acknowledged, and not to be read
            return TestClock.Now;
        }, now => now > last + LongEnough);
        await IsBlindAsync();

        open.CommitTransaction();
        await SeesAgainAsync(producer, worker);
    }

    private async Task<GroupWorker> WatchingAsync(IProducer<byte[], byte[]> producer)
    {
        var worker = new GroupWorker(Stream, Store, Store, new IngestSettings(), Duty.Province);
        await Eventually.Shows("caught up", worker.State.Snapshot, seen => seen.CaughtUp);
        await ReportAsync(producer);
        await Eventually.Is("the report", () => Store.HealthSeriesAsync(default), series => series.Any(each => each.Unit == _unit && each.System == _system));
        return worker;
    }

    private async Task IsBlindAsync()
    {
        HealthSnapshot health = await HealthAsync();
        health.Unobserved.ShouldHaveSingleItem().End.ShouldBe(Instant.Never);
        OutagesOf(health).ShouldBeEmpty();
    }

    private async Task SeesAgainAsync(IProducer<byte[], byte[]> producer, GroupWorker worker)
    {
        await Eventually.Is("the end of what was not observed", async () =>
        {
            await ReportAsync(producer);
            return (await HealthAsync()).Unobserved;
        }, windows => windows is [{ End: var end }] && end != Instant.Never);
        worker.State.Snapshot().CaughtUp.ShouldBeTrue();
        OutagesOf(await HealthAsync()).ShouldBeEmpty();
    }

    private IEnumerable<Outage> OutagesOf(HealthSnapshot health) => health.Outages.Where(outage => outage.Unit == _unit && outage.System == _system);

    private Task<HealthSnapshot> HealthAsync() => Store.HealthAsync(TestClock.Now, TestClock.Now - TimeSpan.FromDays(1), default);

    private Task ReportAsync(IProducer<byte[], byte[]> producer)
    {
        byte[] key = Encoding.UTF8.GetBytes(_unit);
        byte[] report = Events.Event("vn.ioc.system.health", Guid.NewGuid().ToString(), "/vn/40/probe", new { commune = _unit, system = _system, status = "up", at = Events.Now, intervalSeconds = IntervalSeconds });
        return producer.ProduceAsync(new TopicPartition(Topics.SystemHealth, Murmur2.Partition(key, 2)), new Message<byte[], byte[]> { Key = key, Value = report });
    }
}
