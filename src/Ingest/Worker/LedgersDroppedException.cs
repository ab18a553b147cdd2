using Confluent.Kafka;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker;

/// <summary>What the ledgers hold is no longer what is committed: drop them, take the partitions anew, go back to the committed offsets.</summary>
internal sealed class LedgersDroppedException(Exception why, bool afterCommit) : Exception(why.Message, why)
{
    /// <summary>The batch is committed: nobody is to blame its events.</summary>
    public bool AfterCommit { get; } = afterCommit;

    /// <summary>The partition that another owner took; null: none.</summary>
    public TopicPartition? Fenced { get; } = why is PartitionFencedException fenced ? new TopicPartition(fenced.Topic, fenced.Partition) : null;
}
