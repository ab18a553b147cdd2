using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.LoadTests.Benchmarks;

/// <summary>The yardstick: Confluent.Kafka's consume loop that only counts, over the same events, fed the same way under the same limit in flight.</summary>
internal static class BareConsumer
{
    public static async Task<Measured> MeasureAsync(OutgoingEvent[] events, Func<EventProducer, OutgoingEvent[], Task> feedAsync)
    {
        using var broker = new EmbeddedBroker();
        var stream = EventStream.Of(broker);
        var inFlight = new InFlight(EmbeddedBroker.InFlightLimit);
        using var producer = new EventProducer(stream, inFlight, new IngestState(TimeProvider.System, new IngestSettings()), NullLogger<EventProducer>.Instance);
        int partitions = (await producer.CountsAsync(CancellationToken.None))[Topics.ProcedureEvents];
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = stream.BootstrapServers,
            GroupId = "bare",
            EnableAutoCommit = false,
            FetchQueueBackoffMs = 10,
            FetchWaitMaxMs = 20,
            QueuedMaxMessagesKbytes = 16 * 1024,
        }).Build();
        consumer.Assign(Enumerable.Range(0, partitions).Select(p => new TopicPartitionOffset(Topics.ProcedureEvents, p, 0)));

        long began = TimeProvider.System.GetTimestamp();
        Task feed = Task.Run(() => feedAsync(producer, events));
        var next = new Dictionary<TopicPartition, long>();
        for (int consumed = 0; consumed < events.Length;)
        {
            ConsumeResult<byte[], byte[]>? record = consumer.Consume(TimeSpan.FromMilliseconds(next.Count > 0 ? 0 : 20));
            if (record is not null)
            {
                next[record.TopicPartition] = record.Offset.Value + 1;
                consumed++;
            }

            if (record is null || consumed % 1_000 == 0)
            {
                foreach ((TopicPartition partition, long offset) in next)
                {
                    inFlight.Committed(partition, offset);
                }

                next.Clear();
            }
        }

        await feed;
        consumer.Close();
        return new Measured(TimeProvider.System.GetElapsedTime(began).TotalSeconds);
    }

    internal readonly record struct Measured(double Seconds);
}
