using Confluent.Kafka;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>
/// From where the client reads each partition. Each beginning takes the partition away from it and gives it anew at an offset that we name: so no look-up is under
/// way whose late answer could move it. Used by the loop's thread alone.
/// </summary>
internal sealed class PartitionFeed(IConsumer<byte[], byte[]> consumer, bool inGroup)
{
    /// <summary>
    /// Where a partition of the group waits until it is begun: an offset that no broker has, so that nothing is fetched. Not a logical one (end, stored): that is
    /// looked up, and the answer may come after the partition was begun.
    /// </summary>
    private static readonly Offset Nowhere = new(long.MaxValue / 2);

    private readonly HashSet<TopicPartition> _given = [];

    /// <summary>Whether the client has it.</summary>
    public bool Has(TopicPartition partition) => _given.Contains(partition);

    /// <summary>The group gives these: what the client is to be told from within its callback.</summary>
    public IEnumerable<TopicPartitionOffset> Given(IReadOnlyList<TopicPartition> partitions)
    {
        _given.UnionWith(partitions);
        return [.. partitions.Select(partition => new TopicPartitionOffset(partition, Nowhere))];
    }

    /// <summary>The group takes it: the client forgets it by itself.</summary>
    public void Taken(TopicPartition partition) => _given.Remove(partition);

    /// <summary>Throws <see cref="KafkaException"/>; then it is to be tried again.</summary>
    public void Read(TopicPartition partition, long from)
    {
        if (_given.Remove(partition))
        {
            consumer.IncrementalUnassign([partition]);
        }

        consumer.IncrementalAssign([new TopicPartitionOffset(partition, from)]);
        _given.Add(partition);
    }

    /// <summary>Nothing of it is fetched any more. A group's partition stays assigned, as its protocol demands.</summary>
    public void Park(TopicPartition partition)
    {
        if (!_given.Contains(partition))
        {
            return;
        }

        if (inGroup)
        {
            Read(partition, Nowhere.Value);
        }
        else
        {
            _given.Remove(partition);
            consumer.IncrementalUnassign([partition]);
        }
    }
}
