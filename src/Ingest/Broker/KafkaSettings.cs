using Confluent.Kafka;

namespace Ioc.Ingest.Broker;

/// <summary>librdkafka's settings, each with its reason.</summary>
internal static class KafkaSettings
{
    public static readonly TimeSpan MetadataTimeout = TimeSpan.FromSeconds(10);

    public static ProducerConfig Producer(EventStream stream) => new()
    {
        BootstrapServers = stream.BootstrapServers,
        ClientId = "ioc-producer",
        EnableIdempotence = true,
        Acks = Acks.All,
        Partitioner = Partitioner.Murmur2Random,
        LingerMs = 1, // a caller waits for its 202; under load batches fill by themselves
        QueueBufferingMaxMessages = 1_000_000,
        QueueBufferingMaxKbytes = 256 * 1024,
        MessageTimeoutMs = 15_000, // then the caller gets 503 and sends again
    };

    public static ConsumerConfig Consumer(EventStream stream, string group) => new()
    {
        BootstrapServers = stream.BootstrapServers,
        ClientId = "ioc-ingest",
        GroupId = group,

        // Offsets are the store's. Kafka is told in the background, for lag tools only.
        EnableAutoCommit = true,
        EnableAutoOffsetStore = false,
        AutoCommitIntervalMs = 5_000,
        AutoOffsetReset = AutoOffsetReset.Error, // an offset that is gone is a gap we report, never a jump
        EnablePartitionEof = true, // tells that we have caught up
        PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range,
        FetchQueueBackoffMs = 10, // the default of 1 s stalls fetching whenever the local queue is full
        FetchWaitMaxMs = stream.Embedded ? 20 : 100, // the embedded broker answers a waiting fetch only when the wait is over
        QueuedMaxMessagesKbytes = 16 * 1024,
        SessionTimeoutMs = 30_000,
    };
}
