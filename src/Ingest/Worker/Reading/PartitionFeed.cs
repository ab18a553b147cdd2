using Confluent.Kafka;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>
/// From where a client that is in no group reads each partition. Each beginning takes the partition away from it and gives it anew at an offset that we name: so no
/// look-up of an offset is under way whose late answer could move it. Used by the loop's thread alone.
/// </summary>
/// <remarks>
/// The client asks the broker whether it still has the record before an offset (KIP-320) when it hears of a partition's leader, so of a topic that it knows already with the next
/// change of its leader alone (librdkafka issue 5158). To seek would make it ask, but Confluent.Kafka's Seek leaves out the epoch.
/// </remarks>
internal sealed class PartitionFeed(IConsumer<byte[], byte[]> consumer)
{
    private readonly HashSet<TopicPartition> _given = [];

    /// <summary>LeaderEpoch: of the record before; null: not known. Throws <see cref="KafkaException"/>; then it is to be tried again.</summary>
    public void Read(TopicPartition partition, long from, int? leaderEpoch)
    {
        Park(partition);
        consumer.IncrementalAssign([new TopicPartitionOffset(partition, from, leaderEpoch)]);
        _given.Add(partition);
    }

    /// <summary>Nothing of it is fetched any more.</summary>
    public void Park(TopicPartition partition)
    {
        if (_given.Remove(partition))
        {
            consumer.IncrementalUnassign([partition]);
        }
    }
}
