using Confluent.Kafka;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>Says which partitions are ours. On the loop's thread; Dispose leaves, and what is ours is revoked first.</summary>
internal interface IMembership : IDisposable
{
    /// <summary>Hears of partitions that come and go.</summary>
    void Poll();

    /// <summary>Tells the group what is committed.</summary>
    void Store(TopicPartition partition, long next);
}

/// <summary>Joins the group. Assigned, Revoked (in good order or not): called from within the membership's own calls.</summary>
internal delegate IMembership JoinGroup(ReadingParts parts, BrokerContact contact, Action<IReadOnlyList<TopicPartition>> assigned, Action<IReadOnlyList<TopicPartition>, bool> revoked);
