using System.Collections.Concurrent;
using Confluent.Kafka;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker;

/// <summary>The partitions this process owns: their epochs, and how far each is committed. Changed by the lane and, between its runs, by the loop; the loop may look at any time.</summary>
internal sealed class OwnedPartitions
{
    private readonly ConcurrentDictionary<TopicPartition, PartitionOwnership> _owned = new();

    public IEnumerable<PartitionOwnership> All => _owned.Values;

    public IReadOnlyCollection<TopicPartition> Partitions => [.. _owned.Keys];

    public bool IsEmpty => _owned.IsEmpty;

    public void Own(PartitionOwnership ownership) => _owned[new TopicPartition(ownership.Topic, ownership.Partition)] = ownership;

    public void Release(TopicPartition partition) => _owned.TryRemove(partition, out _);

    public bool TryGet(TopicPartition partition, out PartitionOwnership ownership) => _owned.TryGetValue(partition, out ownership!);

    /// <summary>What a batch moves; records of partitions that are ours no longer move nothing. Back only where the broker has fewer records than we had.</summary>
    public IEnumerable<PartitionAdvance> Advances(EventBatch batch) =>
        from touched in batch.Next
        where _owned.ContainsKey(touched.Key)
        let owned = _owned[touched.Key]
        where touched.Value > owned.NextOffset || batch.Losses.Exists(loss => loss.Partition == touched.Key && loss.To < loss.From)
        select new PartitionAdvance(owned.Topic, owned.Partition, owned.Stream, owned.Epoch, owned.NextOffset, touched.Value) { LeaderEpoch = batch.LeaderEpoch(touched.Key) };

    /// <summary>
    /// For partitions that a commit does not move and whose ledgers it writes: it holds only if they are still ours, as if it moved them. Else a process that was suspended would
    /// write what another has counted on meanwhile.
    /// </summary>
    public IEnumerable<PartitionAdvance> Guards(IEnumerable<TopicPartition> written, CommitBatch commit) =>
        [.. from partition in written.Distinct()
            where _owned.ContainsKey(partition) && !commit.Offsets.Exists(moved => moved.Topic == partition.Topic && moved.Partition == partition.Partition)
            let owned = _owned[partition]
            select new PartitionAdvance(owned.Topic, owned.Partition, owned.Stream, owned.Epoch, owned.NextOffset, owned.NextOffset) { LeaderEpoch = owned.LeaderEpoch }];

    /// <summary>The advance was committed.</summary>
    public void Moved(PartitionAdvance advance)
    {
        var partition = new TopicPartition(advance.Topic, advance.Partition);
        if (_owned.TryGetValue(partition, out PartitionOwnership? owned))
        {
            _owned[partition] = owned with { NextOffset = advance.Next, LeaderEpoch = advance.LeaderEpoch };
        }
    }
}
