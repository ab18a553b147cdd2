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
            .Text("plain", row => DossierNumber.PlainIfOdd(row.Key.Number))
            .Replace("unit, number", into);
    }

    /// <summary>Writes the plain form of numbers that are there.</summary>
    public static void FillPlain(IReadOnlyList<DossierKey> odd, NpgsqlBatch into) =>
        new RowsOf<DossierKey>("dossiers", odd).Text("unit", key => key.Unit).Text("number", key => key.Number).Text("plain", key => DossierNumber.Plain(key.Number))
            .Run("UPDATE dossiers AS d SET plain = v.plain FROM {0} WHERE d.unit = v.unit AND d.number = v.number", into);

    public static async Task CopyAsync(NpgsqlConnection connection, IEnumerable<DossierRow> dossiers, CancellationToken cancellation)
    {
        var codec = new DossierFactsCodec();
        await using NpgsqlBinaryImporter copy = await connection.BeginBinaryImportAsync(
            "COPY dossiers (unit, number, accepted_at, finished_at, outcome, due_at, procedure, facts, history, plain) FROM STDIN (FORMAT BINARY)", cancellation)
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
            await WriteTextAsync(row.Facts.Procedure).ConfigureAwait(false);
            await copy.WriteAsync(codec.Encode(row.Facts), NpgsqlDbType.Bytea, cancellation).ConfigureAwait(false);
            await copy.WriteAsync(row.History, NpgsqlDbType.Bytea, cancellation).ConfigureAwait(false);
            await WriteTextAsync(DossierNumber.PlainIfOdd(row.Key.Number)).ConfigureAwait(false);
        }

        await copy.CompleteAsync(cancellation).ConfigureAwait(false);

        Task WriteAsync(long? value) => value is { } known ? copy.WriteAsync(known, NpgsqlDbType.Bigint, cancellation) : copy.WriteNullAsync(cancellation);
        Task WriteTextAsync(string? value) => value is { } text ? copy.WriteAsync(PostgresText.Encode(text), NpgsqlDbType.Text, cancellation) : copy.WriteNullAsync(cancellation);
    }
}
