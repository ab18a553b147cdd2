using Confluent.Kafka;

namespace Ioc.Ingest.Broker;

/// <summary>librdkafka's settings, each with its reason.</summary>
internal static class KafkaSettings
{
    public static readonly TimeSpan MetadataTimeout = TimeSpan.FromSeconds(10);

    public static ProducerConfig Producer(EventStream stream) => stream.Connection.Apply(new ProducerConfig
    {
        ClientId = "ioc-producer",
        AllowAutoCreateTopics = stream.Embedded, // a topic made by asking has the broker's settings: one partition, one copy
        EnableIdempotence = true,
        Acks = Acks.All,
        Partitioner = Partitioner.Murmur2Random,
        LingerMs = 1, // a caller waits for its 202; under load batches fill by themselves
        BatchSize = 64 * 1024, // a topic that takes one event takes a batch: a request is refused whole
        QueueBufferingMaxMessages = 1_000_000,
        QueueBufferingMaxKbytes = 256 * 1024,
        MessageTimeoutMs = 15_000, // the caller got 503 before (AcceptTimeout) and sends again
    });

    /// <summary>Live parts: each carries a version (ENGINES.md), so none needs to wait for another.</summary>
    public static ProducerConfig LiveWriter(EventStream stream) => stream.Connection.Apply(new ProducerConfig
    {
        ClientId = "ioc-live-producer",
        Partitioner = Partitioner.Murmur2Random,
        LingerMs = 1,
        EnableIdempotence = false, // one that times out is not to stop those behind it
        Acks = Acks.All,
        MessageTimeoutMs = 5_000, // what is older is not live
        QueueBufferingMaxMessages = 20_000,
        QueueBufferingMaxKbytes = 32 * 1024,
        CompressionType = CompressionType.Lz4,
        BatchSize = 64 * 1024, // as above
        AllowAutoCreateTopics = false, // a topic made by asking would not be compacted
        TopicMetadataRefreshIntervalMs = 5_000, // the default of 5 min would be how long a topic that is there again goes unseen
        TopicMetadataPropagationMaxMs = 5_000, // the default of 30 s would be how long one that is gone goes unsaid
    });

    /// <summary>A member of the group: partitions come and go one by one, and a static member's stay where they are while it restarts.</summary>
    public static ConsumerConfig Consumer(EventStream stream, string group)
    {
        ConsumerConfig settings = Reader(stream, group);
        settings.PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky;
        settings.SessionTimeoutMs = (int)stream.Connection.SessionTimeout.TotalMilliseconds;
        settings.HeartbeatIntervalMs = Math.Min(3_000, settings.SessionTimeoutMs.Value / 6); // the others hear of a dead member with their own next one
        settings.GroupInstanceId = stream.Connection.Member;
        return settings;
    }

    /// <summary>Reads partitions that it is told to; the group only names where lag tools look.</summary>
    public static ConsumerConfig Reader(EventStream stream, string group) => stream.Connection.Apply(new ConsumerConfig
    {
        ClientId = "ioc-ingest",
        GroupId = group,

        // Offsets are the store's. Kafka is told in the background, for lag tools only.
        EnableAutoCommit = true,
        EnableAutoOffsetStore = false,
        AutoCommitIntervalMs = 5_000,
        AutoOffsetReset = AutoOffsetReset.Error, // an offset that is gone is a gap we report, never a jump
        EnablePartitionEof = true, // tells that we have caught up
        FetchQueueBackoffMs = 10, // the default of 1 s stalls fetching whenever the local queue is full
        FetchWaitMaxMs = stream.Embedded ? 20 : 100, // the embedded broker answers a waiting fetch only when the wait is over
        QueuedMaxMessagesKbytes = 16 * 1024,
    });

    /// <summary>Reads the live topic from its beginning and belongs to no group.</summary>
    public static ConsumerConfig LiveReader(EventStream stream) => stream.Connection.Apply(new ConsumerConfig
    {
        ClientId = "ioc-live",
        GroupId = "ioc-live", // the client asks for one; nothing is ever committed
        EnableAutoCommit = false,
        EnableAutoOffsetStore = false,
        AutoOffsetReset = AutoOffsetReset.Earliest, // what was compacted away was replaced by something newer
        EnablePartitionEof = true,
        FetchQueueBackoffMs = 10,
        FetchWaitMaxMs = 100,
        QueuedMaxMessagesKbytes = 16 * 1024,
    });
}
