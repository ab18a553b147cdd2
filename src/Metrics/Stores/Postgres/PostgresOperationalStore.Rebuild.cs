using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Stores.Sql;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Counters, and what data quality counts of dossiers, made anew after a change of law or profile.</summary>
public sealed partial class PostgresOperationalStore
{
    private const int WrittenAtOnce = 2000;

    /// <summary>
    /// Readers see the old figures until the one transaction is over, then the new ones. Writers of other processes wait, then find themselves
    /// fenced: what they hold in memory is of the old law.
    /// </summary>
    public Task<bool> RebuildAsync(Func<DossierRow, DossierFacts> recompute, FiguresBasis basis, IProgress<long>? progress, CancellationToken cancellation) =>
        UseAsync(
            async connection =>
            {
                await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
                await connection.ExecuteAsync("LOCK TABLE partitions, dossiers IN SHARE ROW EXCLUSIVE MODE", cancellation).ConfigureAwait(false);
                if (!MetaQueries.Replaces(basis, (await connection.AllAsync(MetaQueries.State(), cancellation).ConfigureAwait(false))[0].Basis))
                {
                    return false;
                }

                await connection.ExecuteAsync(
                    $"UPDATE partitions SET epoch = epoch + 1; {CounterReads.Reset}",
                    cancellation).ConfigureAwait(false);
                var quality = new CommitBatch();
                long done = 0;
                foreach (string unit in await UnitsAsync(connection, "dossiers", cancellation).ConfigureAwait(false))
                {
                    List<DossierRow> rows = await connection.AllAsync(OfUnits([unit]), cancellation).ConfigureAwait(false);
                    rows = rows.ConvertAll(row =>
                    {
                        DossierFacts facts = recompute(row);
                        QualityKinds.Recount(quality, unit, row.Facts, facts);
                        return row with { Facts = facts };
                    });
                    foreach (DossierRow[] chunk in rows.Chunk(WrittenAtOnce))
                    {
                        await using NpgsqlBatch batch = new(connection, transaction);
                        DossierWrites.Upsert(chunk, batch);
                        await RunAsync(batch, cancellation).ConfigureAwait(false);
                    }

                    await AddCountersAsync(transaction, unit, rows.Select(row => row.Facts), cancellation).ConfigureAwait(false);
                    progress?.Report(done += rows.Count);
                }

                QualityKinds.DropZeros(quality.Quality);
                await using (NpgsqlBatch batch = new(connection, transaction))
                {
                    ArrivalWrites.Add(quality, batch);
                    await RunAsync(batch, cancellation).ConfigureAwait(false);
                }

                await connection.ExecuteAsync(
                    "UPDATE meta SET law = $1, profile_version = nullif($2, 0), profile_fingerprint = $3, commit_number = commit_number + 1", cancellation,
                    basis.Law!, (long)(basis.ProfileVersion ?? 0), basis.ProfileFingerprint!).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return true;
            },
            cancellation);

    private static StoreQuery<DossierRow> OfUnits(string[] units)
    {
        var codec = new DossierFactsCodec();
        return new($"SELECT {DossierQueries.Columns} FROM dossiers WHERE unit = ANY($1)", row => DossierQueries.Row(row, codec), [units]);
    }

    /// <summary>Distinct units of a table whose key begins with `unit`, in order, without reading all of it.</summary>
    private static Task<List<string>> UnitsAsync(NpgsqlConnection connection, string table, CancellationToken cancellation) => connection.AllAsync(
        new StoreQuery<string>(
            $"""
            WITH RECURSIVE u(unit) AS (
                SELECT min(unit) FROM {table}
                UNION ALL SELECT (SELECT min(t.unit) FROM {table} AS t WHERE t.unit > u.unit) FROM u WHERE u.unit IS NOT NULL)
            SELECT unit FROM u WHERE unit IS NOT NULL ORDER BY unit
            """,
            row => row.Text(0)),
        cancellation);
}
