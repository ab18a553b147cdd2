namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Who owns each partition (epoch) and how far it is consumed.</summary>
internal static class PartitionTable
{
    /// <summary>Raises the epoch; a stream not seen before begins at offset 0.</summary>
    public static PartitionOwnership Acquire(SqliteSession session, string topic, int partition, string stream)
    {
        Statement row = session.Prepare(
            """
            INSERT INTO partitions (topic, partition, stream, epoch, next_offset) VALUES (?, ?, ?, 1, 0)
            ON CONFLICT (topic, partition) DO UPDATE SET epoch = epoch + 1,
                next_offset = CASE WHEN stream = excluded.stream THEN next_offset ELSE 0 END, stream = excluded.stream
            RETURNING epoch, next_offset
            """).Bind(topic).Bind(partition).Bind(stream);
        _ = row.Step();
        var ownership = new PartitionOwnership(topic, partition, stream, row.Long(0), row.Long(1));
        _ = row.Step();
        return ownership;
    }

    /// <summary>False when another epoch owns the partition or the offset is not the expected one.</summary>
    public static bool TryAdvance(SqliteSession session, PartitionAdvance advance) =>
        session.Prepare(
            "UPDATE partitions SET next_offset = ? WHERE topic = ? AND partition = ? AND stream = ? AND epoch = ? AND next_offset = ?")
            .Bind(advance.Next).Bind(advance.Topic).Bind(advance.Partition).Bind(advance.Stream).Bind(advance.Epoch).Bind(advance.Expected)
            .Run() == 1;
}
