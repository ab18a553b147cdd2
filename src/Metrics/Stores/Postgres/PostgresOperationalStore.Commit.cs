using System.Runtime.CompilerServices;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores.Sql;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>The commit: one transaction in three round trips. First the offsets, then everything else as arrays, last the commit.</summary>
public sealed partial class PostgresOperationalStore
{
    /// <summary>By batch: who commits for dossiers and who commits for health take turns, and each tries its own again.</summary>
    private readonly ConditionalWeakTable<CommitBatch, CommitInDoubt> _inDoubt = [];

    /// <summary>A batch whose answer was lost is found committed when it is tried again (the same object).</summary>
    public async Task<long> CommitAsync(CommitBatch batch, CancellationToken cancellation)
    {
        await _committing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await UseAsync(
                async connection => await AnswerLostAsync(connection, batch, cancellation).ConfigureAwait(false)
                    ?? await InTransactionAsync(connection, batch, _ => Task.CompletedTask, cancellation).ConfigureAwait(false),
                cancellation).ConfigureAwait(false);
        }
        finally
        {
            _committing.Release();
        }
    }

    /// <summary>Sorted, so that neighbours share pages; counters are summed unit by unit.</summary>
    public async Task BulkLoadAsync(IEnumerable<DossierRow> dossiers, CommitBatch rest, CancellationToken cancellation)
    {
        DossierRow[] rows = [.. dossiers.OrderBy(row => row.Key.Unit, StringComparer.Ordinal).ThenBy(row => row.Key.Number, StringComparer.Ordinal)];
        await UseAsync(
            connection => InTransactionAsync(
                connection, rest,
                async transaction =>
                {
                    if ((await connection.AllAsync(new StoreQuery<long>("SELECT count(*) FROM (SELECT 1 FROM dossiers LIMIT 1) AS d", row => row.Long(0)), cancellation)
                        .ConfigureAwait(false))[0] != 0)
                    {
                        throw new InvalidOperationException("Only an empty store is loaded in bulk.");
                    }

                    await DossierWrites.CopyAsync(connection, rows, cancellation).ConfigureAwait(false);
                    foreach (IGrouping<string, DossierRow> unit in rows.GroupBy(row => row.Key.Unit))
                    {
                        await AddCountersAsync(transaction, unit.Key, unit.Select(row => row.Facts), cancellation).ConfigureAwait(false);
                    }
                },
                cancellation),
            cancellation).ConfigureAwait(false);
    }

    private static async Task AddCountersAsync(NpgsqlTransaction transaction, string unit, IEnumerable<DossierFacts> facts, CancellationToken cancellation)
    {
        var deltas = new CounterDeltas();
        var counters = new Dictionary<CounterKey, CounterVector>();
        foreach (DossierFacts of in facts)
        {
            deltas.AddTo(counters, unit, of, 1);
        }

        await using NpgsqlBatch batch = new(transaction.Connection, transaction);
        CounterWrites.Add(counters, batch);
        await RunAsync(batch, cancellation).ConfigureAwait(false);
    }

    private async Task<long?> AnswerLostAsync(NpgsqlConnection connection, CommitBatch batch, CancellationToken cancellation)
    {
        if (!_inDoubt.TryGetValue(batch, out CommitInDoubt? doubt))
        {
            return null;
        }

        bool committed = await doubt.WasCommittedAsync(connection, batch, cancellation).ConfigureAwait(false);
        _inDoubt.Remove(batch);
        return committed ? doubt.Number : null;
    }

    private async Task<long> InTransactionAsync(
        NpgsqlConnection connection, CommitBatch batch, Func<NpgsqlTransaction, Task> before, CancellationToken cancellation)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await AdvanceAsync(transaction, batch.Offsets, cancellation).ConfigureAwait(false);
        await before(transaction).ConfigureAwait(false);
        (string id, long number) = await WriteAsync(transaction, batch, cancellation).ConfigureAwait(false);
        _inDoubt.Add(batch, new CommitInDoubt(id, number));
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        _inDoubt.Remove(batch);
        return number;
    }

    private static async Task AdvanceAsync(NpgsqlTransaction transaction, List<PartitionAdvance> offsets, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = new(transaction.Connection, transaction);
        new RowsOf<PartitionAdvance>("partitions", [.. offsets.OrderBy(offset => offset.Topic, StringComparer.Ordinal).ThenBy(offset => offset.Partition)])
            .Text("topic", advance => advance.Topic)
            .Long("partition", advance => advance.Partition)
            .Text("stream", advance => advance.Stream)
            .Long("epoch", advance => advance.Epoch)
            .Long("expected", advance => advance.Expected)
            .Long("next", advance => advance.Next)
            .Long("leader_epoch", advance => (long?)advance.LeaderEpoch)
            .Run(
                """
                UPDATE partitions AS p SET next_offset = v.next, leader_epoch = v.leader_epoch, leader_epoch_at = v.next FROM {0}
                WHERE p.topic = v.topic AND p.partition = v.partition AND p.stream = v.stream AND p.epoch = v.epoch AND p.next_offset = v.expected
                RETURNING p.partition, p.topic
                """,
                batch);
        List<(long Partition, string Topic)> advanced = await RunAsync(batch, cancellation).ConfigureAwait(false);
        foreach (PartitionAdvance offset in offsets)
        {
            if (!advanced.Contains((offset.Partition, offset.Topic)))
            {
                throw new PartitionFencedException(offset.Topic, offset.Partition);
            }
        }
    }

    /// <summary>All of the batch but its offsets; what processes share comes last, to be held for as short as can be.</summary>
    private static async Task<(string Transaction, long Number)> WriteAsync(NpgsqlTransaction transaction, CommitBatch batch, CancellationToken cancellation)
    {
        await using NpgsqlBatch statements = new(transaction.Connection, transaction);
        DossierWrites.Upsert(batch.Dossiers, statements);
        CounterWrites.Add(batch.Counters, statements);
        HealthWrites.Add(batch.Health, statements);
        ArrivalWrites.AddReports(batch, statements);
        ArrivalWrites.AddGaps(batch, statements);
        ArrivalWrites.Add(batch, statements);
        statements.BatchCommands.Add(Number(batch));
        ArrivalWrites.AddDeadLetters(batch, statements);
        List<(long Number, string Transaction)> answer = await RunAsync(statements, cancellation).ConfigureAwait(false);
        return answer.Count == 1 ? (answer[0].Transaction, answer[0].Number) : throw MetaQueries.OtherKind(batch.Simulated);
    }

    /// <summary>Counts the commit and marks the kind of data at the first event; no row when the batch is of the other kind.</summary>
    private static NpgsqlBatchCommand Number(CommitBatch batch)
    {
        var command = new NpgsqlBatchCommand(
            """
            UPDATE meta SET commit_number = commit_number + 1, last_committed_at = $1, simulated = coalesce(simulated, $2), first_arrival = coalesce(first_arrival, $3),
                watched_at = coalesce($4, watched_at)
            WHERE $2 IS NULL OR simulated IS NULL OR simulated = $2
            RETURNING commit_number, pg_current_xact_id()::text
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = batch.CommittedAt.Ticks });
        command.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = batch.Simulated is { } kind ? (kind ? 1 : 0) : null });
        command.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = batch.LastArrival.Count == 0 ? null : batch.LastArrival.Values.Min().Ticks });
        command.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = batch.Watched ? batch.CommittedAt.Ticks : null });
        return command;
    }

    /// <summary>Runs all of a batch's statements in one round trip; the rows that they return.</summary>
    private static async Task<List<(long, string)>> RunAsync(NpgsqlBatch batch, CancellationToken cancellation)
    {
        var rows = new List<(long, string)>();
        if (batch.BatchCommands.Count == 0)
        {
            return rows;
        }

        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        do
        {
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                rows.Add((reader.GetInt64(0), reader.GetString(1)));
            }
        }
        while (await reader.NextResultAsync(cancellation).ConfigureAwait(false));
        return rows;
    }
}
