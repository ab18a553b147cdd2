using Confluent.Kafka;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Nothing that arrives stops a partition, not even an event that our own code fails on. After such a failure batches are halved until
/// the one record is found; it is then kept as a dead letter. Used by the loop alone, between runs of the lane.
/// </summary>
internal sealed class PoisonWatch
{
    private readonly int _usual;
    private readonly Dictionary<TopicPartitionOffset, string> _found = [];

    public PoisonWatch(int usual) => Limit = _usual = usual;

    /// <summary>Most records of a batch now.</summary>
    public int Limit { get; private set; }

    /// <summary>Looking for the record: the lane does nothing else meanwhile, so that a failure is the record's.</summary>
    public bool Searches => Limit < _usual;

    /// <summary>A batch failed for this reason.</summary>
    public void Failed(EventBatch batch, Exception why)
    {
        if (why is PartitionFencedException or StoreUnavailableException or StoreRefusedException || batch.Records == 0)
        {
            return; // not the events' fault
        }

        if (batch.Records == 1)
        {
            (TopicPartition partition, long next) = batch.Next.Single();
            _found[new TopicPartitionOffset(partition, next - 1)] = why.Message;
            Limit = _usual;
        }
        else
        {
            Limit = Math.Max(1, batch.Records / 2);
        }
    }

    /// <summary>Why the record is not to be applied; null: it is fine.</summary>
    public string? WhyNot(ConsumeResult<byte[], byte[]> record) =>
        _found.Count > 0 && _found.TryGetValue(record.TopicPartitionOffset, out string? why) ? why : null;
}
