using Confluent.Kafka;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>
/// From where a client that is in no group reads each partition. Each beginning takes the partition away from it and gives it anew at an offset that we name: so no
/// look-up of an offset is under way whose late answer could move it. Used by the loop's thread alone.
/// </summary>
internal sealed class PartitionFeed(IConsumer<byte[], byte[]> consumer)
{
    private readonly HashSet<TopicPartition> _given = [];

    /// <summary>Throws <see cref="KafkaException"/>; then it is to be tried again.</summary>
    public void Read(TopicPartition partition, long from)
    {
        Park(partition);
        consumer.IncrementalAssign([new TopicPartitionOffset(partition, from)]);
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
