using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>What is kept of arrivals: the latest by unit, what the data-quality page counts, and dead letters as they came.</summary>
internal static class ArrivalTables
{
    public static void Add(SqliteSession session, CommitBatch batch)
    {
        foreach ((string unit, Instant at) in batch.LastArrival)
        {
            session.Prepare("INSERT INTO last_arrivals (unit, arrived_at) VALUES (?, ?) ON CONFLICT (unit) DO UPDATE SET arrived_at = max(arrived_at, excluded.arrived_at)")
                .Bind(unit).Bind(at.Ticks).Run();
        }

        foreach ((QualityKey key, long count) in batch.Quality)
        {
            session.Prepare("INSERT INTO quality (day, unit, kind, n) VALUES (?, ?, ?, ?) ON CONFLICT (day, unit, kind) DO UPDATE SET n = n + excluded.n")
                .Bind(key.Day.Number).Bind(key.Unit).Bind(key.Kind).Bind(count).Run();
        }

        foreach (OffsetGap gap in batch.Gaps)
        {
            session.Prepare("INSERT INTO offset_gaps (topic, partition, stream, from_offset, to_offset, found_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .Bind(gap.Topic).Bind(gap.Partition).Bind(gap.Stream).Bind(gap.From).Bind(gap.To).Bind(gap.FoundAt.Ticks).Bind(gap.Reason.ToString()).Run();
        }

        foreach (DeadLetter letter in batch.DeadLetters)
        {
            Statement insert = session.Prepare(
                "INSERT INTO dead_letters (topic, partition, \"offset\", key, value, reason, detail, unit, arrived_at, dossier) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .Bind(letter.Topic).Bind(letter.Partition).Bind(letter.Offset);
            _ = letter.Key is null ? insert.BindNull() : insert.BindBlob(letter.Key);
            insert.BindBlob(letter.Value).Bind(letter.Reason.ToString()).Bind(letter.Detail).Bind(letter.Unit).Bind(letter.ArrivedAt.Ticks).Bind(NamedDossier.Of(letter)).Run();
        }
    }
}
