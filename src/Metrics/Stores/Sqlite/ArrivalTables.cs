using Ioc.Metrics.Events;
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

        foreach (DeadLetter letter in batch.DeadLetters)
        {
            Statement insert = session.Prepare(
                "INSERT INTO dead_letters (topic, partition, \"offset\", key, value, reason, detail, unit, arrived_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .Bind(letter.Topic).Bind(letter.Partition).Bind(letter.Offset);
            _ = letter.Key is null ? insert.BindNull() : insert.BindBlob(letter.Key);
            insert.BindBlob(letter.Value).Bind(letter.Reason.ToString()).Bind(letter.Detail).Bind(letter.Unit).Bind(letter.ArrivedAt.Ticks).Run();
        }
    }

    public static IReadOnlyDictionary<string, Instant> LastArrivals(SqliteSession session)
    {
        var latest = new Dictionary<string, Instant>(StringComparer.Ordinal);
        Statement row = session.Prepare("SELECT unit, arrived_at FROM last_arrivals");
        while (row.Step())
        {
            latest.Add(row.Text(0), new Instant(row.Long(1)));
        }

        return latest;
    }

    public static IReadOnlyDictionary<QualityKey, long> Quality(SqliteSession session, LocalDay first, LocalDay last)
    {
        var counts = new Dictionary<QualityKey, long>();
        Statement row = session.Prepare("SELECT unit, day, kind, n FROM quality WHERE day BETWEEN ? AND ?").Bind(first.Number).Bind(last.Number);
        while (row.Step())
        {
            counts.Add(new QualityKey(row.Text(0), new LocalDay((int)row.Long(1)), row.Text(2)), row.Long(3));
        }

        return counts;
    }

    public static IReadOnlyList<StoredDeadLetter> DeadLetters(SqliteSession session, long afterId, int limit)
    {
        var letters = new List<StoredDeadLetter>();
        Statement row = session.Prepare(
            "SELECT id, topic, partition, \"offset\", key, value, reason, detail, unit, arrived_at FROM dead_letters WHERE id > ? ORDER BY id LIMIT ?")
            .Bind(afterId).Bind(limit);
        while (row.Step())
        {
            letters.Add(new StoredDeadLetter(row.Long(0), new DeadLetter(
                row.Text(1), (int)row.Long(2), row.Long(3), row.IsNull(4) ? null : row.Blob(4).ToArray(), row.Blob(5).ToArray(),
                Enum.Parse<RejectReason>(row.Text(6)), row.Text(7), row.TextOrNull(8), new Instant(row.Long(9)))));
        }

        return letters;
    }
}
