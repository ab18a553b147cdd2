using Confluent.Kafka;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker;

/// <summary>The partitions this process owns: their epochs, and how far each is committed. Used by the lane and, between its runs, by the loop.</summary>
internal sealed class OwnedPartitions
{
    private readonly Dictionary<TopicPartition, PartitionOwnership> _owned = [];

    public IEnumerable<PartitionOwnership> All => _owned.Values;

    public IEnumerable<TopicPartitionOffset> Positions => _owned.Select(owned => new TopicPartitionOffset(owned.Key, owned.Value.NextOffset));

    public long Epoch => _owned.Count == 0 ? 0 : _owned.Values.Max(owned => owned.Epoch);

    public void Clear() => _owned.Clear();

    public void Own(PartitionOwnership ownership) => _owned[new TopicPartition(ownership.Topic, ownership.Partition)] = ownership;

    public bool TryGet(TopicPartition partition, out PartitionOwnership ownership) => _owned.TryGetValue(partition, out ownership!);

    /// <summary>What a batch moves; records of partitions that are ours no longer move nothing.</summary>
    public IEnumerable<PartitionAdvance> Advances(EventBatch batch) =>
        from touched in batch.Next
        where _owned.ContainsKey(touched.Key)
        let owned = _owned[touched.Key]
        where touched.Value > owned.NextOffset
        select new PartitionAdvance(owned.Topic, owned.Partition, owned.Stream, owned.Epoch, owned.NextOffset, touched.Value);

    /// <summary>The advance was committed.</summary>
    public void Moved(PartitionAdvance advance)
    {
        var partition = new TopicPartition(advance.Topic, advance.Partition);
        if (_owned.TryGetValue(partition, out PartitionOwnership? owned))
        {
            _owned[partition] = owned with { NextOffset = advance.Next };
        }
    }
}
