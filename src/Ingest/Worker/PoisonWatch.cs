using Confluent.Kafka;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Nothing that arrives stops a partition, not even an event that our own code fails on. After a failure that may be an event's, batches are halved until the one record is
/// found; it is then kept as a dead letter. When all that failed together was committed in parts, nothing of it was to blame and the search is over. Used by the loop alone, between runs
/// of the lane.
/// </summary>
internal sealed class PoisonWatch
{
    /// <summary>How often a record must fail alone, one time after the other, to be believed.</summary>
    private const int Proof = 3;

    private readonly int _usual;
    private readonly Dictionary<TopicPartition, long> _suspects = [];
    private readonly Dictionary<TopicPartitionOffset, string> _found = [];
    private (TopicPartitionOffset? Record, int Times) _alone;

    public PoisonWatch(int usual) => Limit = _usual = usual;

    /// <summary>Most records of a batch now.</summary>
    public int Limit { get; private set; }

    /// <summary>Looking for the record: it is committed with nothing else, so that a failure is the record's.</summary>
    public bool Searches => _suspects.Count > 0;

    /// <summary>A batch failed for this reason. False: that was not its events' fault. Where memory lacked it is nobody's, and batches are halved all the same until they fit.</summary>
    public bool Failed(EventBatch batch, Exception why)
    {
        if (why is PartitionFencedException or StoreRefusedException || PassingFault.Is(why) || batch.First is not { } first)
        {
            return false;
        }

        _suspects.Clear();
        foreach ((TopicPartition partition, long next) in batch.Next)
        {
            _suspects[partition] = next;
        }

        Limit = Math.Max(1, batch.Records / 2);
        if (PassingFault.IsOfMemory(why))
        {
            return false;
        }

        if (batch.Records == 1)
        {
            FailedAlone(first, why);
        }

        return true;
    }

    /// <summary>All below this offset is committed.</summary>
    public void Committed(TopicPartition partition, long next)
    {
        if (_suspects.TryGetValue(partition, out long end) && next >= end)
        {
            GiveUp(partition);
        }
    }

    /// <summary>Nothing more is looked for in this partition.</summary>
    public void GiveUp(TopicPartition partition)
    {
        if (_suspects.Remove(partition) && !Searches)
        {
            Limit = _usual;
        }
    }

    /// <summary>Why the record is not to be applied; null: it is fine.</summary>
    public string? WhyNot(ConsumeResult<byte[], byte[]> record) =>
        _found.Count > 0 && _found.TryGetValue(record.TopicPartitionOffset, out string? why) ? why : null;

    private void FailedAlone(TopicPartitionOffset record, Exception why)
    {
        _alone = (record, _alone.Record == record ? _alone.Times + 1 : 1);
        if (_alone.Times >= Proof)
        {
            _found[record] = why.Message;
            GiveUp(record.TopicPartition);
        }
    }
}
