using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Time;
using Npgsql;
using NpgsqlTypes;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Dossiers: many at once, by upsert or, into an empty table, by binary copy.</summary>
internal static class DossierWrites
{
    public static void Upsert(IReadOnlyList<DossierRow> dossiers, NpgsqlBatch into)
    {
        var codec = new DossierFactsCodec();
        new RowsOf<DossierRow>("dossiers", dossiers)
            .Text("unit", row => row.Key.Unit)
            .Text("number", row => row.Key.Number)
            .Long("accepted_at", row => row.Facts.EntersAt?.Ticks)
            .Long("finished_at", row => (row.Facts.FinishedAt ?? Instant.Never).Ticks)
            .Long("outcome", row => (long)row.Facts.Outcome)
            .Long("due_at", row => row.Facts.DueAt?.Ticks)
            .Text("procedure", row => row.Facts.Procedure)
            .Bytes("facts", row => codec.Encode(row.Facts))
            .Bytes("history", row => row.History)
            .Replace("unit, number", into);
    }

    public static async Task CopyAsync(NpgsqlConnection connection, IEnumerable<DossierRow> dossiers, CancellationToken cancellation)
    {
        var codec = new DossierFactsCodec();
        await using NpgsqlBinaryImporter copy = await connection.BeginBinaryImportAsync(
            "COPY dossiers (unit, number, accepted_at, finished_at, outcome, due_at, procedure, facts, history) FROM STDIN (FORMAT BINARY)", cancellation)
            .ConfigureAwait(false);
        foreach (DossierRow row in dossiers)
        {
            await copy.StartRowAsync(cancellation).ConfigureAwait(false);
            await copy.WriteAsync(PostgresText.Encode(row.Key.Unit), NpgsqlDbType.Text, cancellation).ConfigureAwait(false);
            await copy.WriteAsync(PostgresText.Encode(row.Key.Number), NpgsqlDbType.Text, cancellation).ConfigureAwait(false);
            await WriteAsync(row.Facts.EntersAt?.Ticks).ConfigureAwait(false);
            await WriteAsync((row.Facts.FinishedAt ?? Instant.Never).Ticks).ConfigureAwait(false);
            await WriteAsync((long)row.Facts.Outcome).ConfigureAwait(false);
            await WriteAsync(row.Facts.DueAt?.Ticks).ConfigureAwait(false);
            await (row.Facts.Procedure is { } procedure
                ? copy.WriteAsync(PostgresText.Encode(procedure), NpgsqlDbType.Text, cancellation)
                : copy.WriteNullAsync(cancellation)).ConfigureAwait(false);
            await copy.WriteAsync(codec.Encode(row.Facts), NpgsqlDbType.Bytea, cancellation).ConfigureAwait(false);
            await copy.WriteAsync(row.History, NpgsqlDbType.Bytea, cancellation).ConfigureAwait(false);
        }

        await copy.CompleteAsync(cancellation).ConfigureAwait(false);

        Task WriteAsync(long? value) => value is { } known ? copy.WriteAsync(known, NpgsqlDbType.Bigint, cancellation) : copy.WriteNullAsync(cancellation);
    }
}
