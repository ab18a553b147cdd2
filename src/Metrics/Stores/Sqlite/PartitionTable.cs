using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Who owns each partition (epoch) and how far it is consumed.</summary>
internal static class PartitionTable
{
    /// <summary>Raises the epoch; a stream not seen before begins at offset 0, and a topic made anew is a gap of the old one.</summary>
    public static PartitionOwnership Acquire(SqliteSession session, string topic, int partition, StreamId stream, Instant now)
    {
        PartitionOwnership owned = PartitionTaking.By(session.All(PartitionTaking.Stored(topic, partition)), topic, partition, stream, now);
        session.Prepare(
            """
            INSERT INTO partitions (topic, partition, stream, topic_id, epoch, next_offset) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (topic, partition) DO UPDATE SET
                stream = excluded.stream, topic_id = excluded.topic_id, epoch = excluded.epoch, next_offset = excluded.next_offset
            """).Bind(topic).Bind(partition).Bind(owned.Stream).Bind(owned.TopicId).Bind(owned.Epoch).Bind(owned.NextOffset).Run();
        if (owned.Gap is { } gap)
        {
            var found = new CommitBatch();
            gap.AddTo(found);
            ArrivalTables.Add(session, found);
        }

        return owned;
    }

    /// <summary>False when another epoch owns the partition or the offset is not the expected one.</summary>
    public static bool TryAdvance(SqliteSession session, PartitionAdvance advance) =>
        session.Prepare(
            "UPDATE partitions SET next_offset = ?, leader_epoch = ?, leader_epoch_at = ? WHERE topic = ? AND partition = ? AND stream = ? AND epoch = ? AND next_offset = ?")
            .Bind(advance.Next).Bind(advance.LeaderEpoch).Bind(advance.Next).Bind(advance.Topic).Bind(advance.Partition).Bind(advance.Stream).Bind(advance.Epoch).Bind(advance.Expected)
            .Run() == 1;
}
