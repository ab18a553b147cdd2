using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Background;
using Ioc.Ingest.Broker;
using Ioc.Ingest.LiveTopic;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests.Reading;

/// <summary>Who is asked about topics hangs, while those that have the records answer.</summary>
[Collection(OneBrokerForAll.Name)]
public sealed class HungBrokerTests(OneBroker broker)
{
    /// <summary>The kind of request by which a client asks about topics.</summary>
    private const int Metadata = 3;

    [ClusterFact]
    public async Task Live_parts_come_while_nobody_tells_the_topics_id()
    {
        await using KafkaCluster kafka = await KafkaCluster.StartAsync(new KafkaOptions { Lines = true });
        FaultyProxy line = kafka.Brokers[0].Line!;
        var stream = EventStream.OfKafka(new KafkaConnection { BootstrapServers = kafka.Bootstrap, Partitions = 2 });
        await new TopicSetup(stream.Connection, NullLogger.Instance).MakeAsync(default);
        var sink = new Times();
        var state = new IngestState(TestClock.Shared, new IngestSettings());
        var failures = new BackgroundFailures(new TestMeters());
        var delivery = new LiveDelivery(state, new TopicAlarm(), TestClock.Shared, new TestMeters(), NullLogger<LiveDelivery>.Instance);
        using var reader = new LiveTopicReader(stream, [sink], new SourceBeats(TestClock.Shared), delivery, failures, NullLogger<LiveTopicReader>.Instance);
        using IProducer<byte[], byte[]> producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = kafka.Inside, LingerMs = 0 }).SetLogHandler((_, _) => { }).Build();
        await reader.StartAsync(default);
        await Eventually.Shows("all parts that there were", () => reader.IsWarm, warm => warm);
        await SendAsync(producer);
        await Eventually.Shows("a part", () => sink.Count, count => count > 0);

        line.Holds = Metadata;
        long began = Stopwatch.GetTimestamp();
        sink.Begin();
        await Eventually.Is("20 s", async () =>
        {
            await SendAsync(producer);
            return Stopwatch.GetElapsedTime(began);
        }, passed => passed > TimeSpan.FromSeconds(20));
        line.Held.ShouldBeGreaterThan(0, "the id was asked for");
        sink.LongestPause.ShouldBeLessThan(TimeSpan.FromSeconds(8), "the question itself waits ten");
        line.Holds = -1;
        line.Cut();
        await reader.StopAsync(default);
    }

    [ClusterFact]
    public async Task A_question_about_ids_that_hangs_is_soon_put_to_another_client()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using var ids = new TopicIds(broker.Stream(), NullLogger.Instance);
        string id = (await ids.AskAsync([at.Topic]))[at.Topic].TopicId!;
        await broker.Cluster.Brokers[0].SuspendAsync();
        long began = Stopwatch.GetTimestamp();
        await Should.ThrowAsync<KafkaException>(() => ids.AskAsync([at.Topic]));
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(9), "the client itself waits ten");
        await broker.Cluster.Brokers[0].ResumeAsync();
        (await Eventually.Succeeds<IReadOnlyDictionary<string, StreamId>, KafkaException>(() => ids.AskAsync([at.Topic])))[at.Topic].TopicId.ShouldBe(id);
    }

    private static Task SendAsync(IProducer<byte[], byte[]> producer) => producer.ProduceAsync(
        Topics.Live, new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(LiveKeys.Incidents), Value = LiveJson.Write(new IncidentsPart(TestClock.Now, [])) });

    /// <summary>When parts came.</summary>
    private sealed class Times : ILiveSink
    {
        private readonly Lock _gate = new();
        private long _last;
        private TimeSpan _longest;
        private int _count;

        public int Count => Volatile.Read(ref _count);

        /// <summary>The longest time without any since <see cref="Begin"/>.</summary>
        public TimeSpan LongestPause
        {
            get
            {
                lock (_gate)
                {
                    return Stopwatch.GetElapsedTime(_last) is var since && since > _longest ? since : _longest;
                }
            }
        }

        public void Begin()
        {
            lock (_gate)
            {
                (_last, _longest) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
            }
        }

        public void Publish(DossierPart part) => Came();

        public void Publish(HealthPart part) => Came();

        public void Publish(IncidentsPart part) => Came();

        private void Came()
        {
            lock (_gate)
            {
                TimeSpan pause = Stopwatch.GetElapsedTime(_last);
                _longest = pause > _longest ? pause : _longest;
                _last = Stopwatch.GetTimestamp();
            }

            Interlocked.Increment(ref _count);
        }
    }
}
