using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>The commit: one transaction, its first statements the offsets.</summary>
public sealed partial class SqliteOperationalStore
{
    public Task<long> CommitAsync(CommitBatch batch, CancellationToken cancellation) =>
        WriteAsync(session => Commit(session, batch), cancellation);

    private static long Commit(SqliteSession session, CommitBatch batch)
    {
        foreach (PartitionAdvance advance in batch.Offsets)
        {
            if (!PartitionTable.TryAdvance(session, advance))
            {
                throw new PartitionFencedException(advance.Topic, advance.Partition);
            }
        }

        long number = Advance(session, batch);
        DossierTable.Write(session, batch.Dossiers);
        CounterTables.Add(session, batch.Counters);
        WriteRest(session, batch);
        return number;
    }

    private static long Advance(SqliteSession session, CommitBatch batch)
    {
        Instant? arrival = batch.LastArrival.Count == 0 ? null : batch.LastArrival.Values.Min();
        return MetaTable.Advance(session, batch, arrival) ?? throw MetaQueries.OtherKind(batch.Simulated);
    }

    private static void WriteRest(SqliteSession session, CommitBatch batch)
    {
        ArrivalTables.Add(session, batch);
        HealthTables.Write(session, batch.Health);
        ReportedTables.Add(session, batch);
    }
}
