using System.Runtime.CompilerServices;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Dossiers by key, and the streams that a ledger starts from.</summary>
public sealed partial class PostgresOperationalStore
{
    public async Task<IReadOnlyList<DossierRow>> FindDossiersAsync(IReadOnlyCollection<DossierKey> keys, CancellationToken cancellation)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        return await ReadAsync(ByKey(keys), cancellation).ConfigureAwait(false);
    }

    /// <summary>The subquery with its own limit is looked up key by key, whatever the planner thinks of the table's size.</summary>
    private static StoreQuery<DossierRow> ByKey(IReadOnlyCollection<DossierKey> keys)
    {
        var codec = new DossierFactsCodec();
        return new StoreQuery<DossierRow>(
            $"""
            SELECT d.* FROM unnest($1::text[], $2::text[]) AS k(unit, number)
            CROSS JOIN LATERAL (SELECT {DossierQueries.Columns} FROM dossiers WHERE unit = k.unit AND number = k.number LIMIT 1) AS d
            """,
            row => DossierQueries.Row(row, codec),
            keys.Select(key => PostgresText.Encode(key.Unit)).ToArray(),
            keys.Select(key => PostgresText.Encode(key.Number)).ToArray());
    }

    public async Task<DossierRow?> DossierAsync(DossierKey key, CancellationToken cancellation) =>
        (await FindDossiersAsync([key], cancellation).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Received and not finished, or accepted only later: closedAt is the later of the two.</summary>
    public IAsyncEnumerable<DossierRow> OpenDossiersAsync(Instant at, IReadOnlySet<string>? units, CancellationToken cancellation)
    {
        var codec = new DossierFactsCodec();
        return StreamAsync(
            units,
            chosen => new StoreQuery<DossierRow>(
                $"""
                SELECT {DossierQueries.Columns} FROM dossiers WHERE unit = ANY($1) AND finished_at > $2 AND accepted_at IS NOT NULL
                UNION ALL
                SELECT {DossierQueries.Columns} FROM dossiers WHERE unit = ANY($1) AND accepted_at > $2 AND finished_at <= $2
                """,
                row => DossierQueries.Row(row, codec),
                chosen, at.Ticks),
            cancellation);
    }

    public IAsyncEnumerable<DossierKey> DossierKeysAsync(IReadOnlySet<string>? units, CancellationToken cancellation) => StreamAsync(
        units,
        chosen => new StoreQuery<DossierKey>("SELECT unit, number FROM dossiers WHERE unit = ANY($1)", row => new DossierKey(row.Text(0), row.Text(1)), [chosen]),
        cancellation);

    /// <summary>Rows as they come, not gathered first.</summary>
    private async IAsyncEnumerable<T> StreamAsync<T>(
        IReadOnlySet<string>? units, Func<string[], StoreQuery<T>> query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string[] chosen = units is not null ? [.. units] : [.. await UseAsync(any => UnitsAsync(any, "dossiers", cancellation), cancellation).ConfigureAwait(false)];
        StoreQuery<T> read = query(chosen);
        await using NpgsqlConnection connection = await GuardAsync(_source.OpenConnectionAsync(cancellation).AsTask()).ConfigureAwait(false);
        await using NpgsqlCommand command = connection.Command(read);
        command.CommandTimeout = 0;
        await using NpgsqlDataReader reader = await GuardAsync(command.ExecuteReaderAsync(cancellation)).ConfigureAwait(false);
        var row = new PostgresRow(reader);
        while (await GuardAsync(reader.ReadAsync(cancellation)).ConfigureAwait(false))
        {
            yield return read.Read(row);
        }
    }

    private async Task<T> GuardAsync<T>(Task<T> task)
    {
        try
        {
            return await task.ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            throw PostgresFailure.Explain(error, Name);
        }
    }
}
