using System.Globalization;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Reads of what is kept of arrivals: the latest by unit, what the data-quality page counts, and dead letters as they came.</summary>
internal static class ArrivalQueries
{
    public static StoreQuery<KeyValuePair<string, Instant>> LastArrivals() => new(
        "SELECT unit, arrived_at FROM last_arrivals", row => new(row.Text(0), new Instant(row.Long(1))));

    public static StoreQuery<KeyValuePair<QualityKey, long>> Quality(LocalDay first, LocalDay last) => new(
        "SELECT unit, day, kind, n FROM quality WHERE day BETWEEN $1 AND $2",
        row => new(new QualityKey(row.Text(0), new LocalDay((int)row.Long(1)), row.Text(2)), row.Long(3)),
        first.Number, last.Number);

    public static StoreQuery<OffsetGap> Gaps() => new(
        "SELECT topic, partition, stream, from_offset, to_offset, found_at, reason FROM offset_gaps ORDER BY found_at, topic, partition",
        row => new OffsetGap(row.Text(0), (int)row.Long(1), row.Text(2), row.Long(3), row.Long(4), new Instant(row.Long(5)), Enum.TryParse(row.Text(6), out GapReason reason) ? reason : GapReason.Gone));

    public static StoreQuery<StoredDeadLetter> DeadLetters(long afterId, int limit) => new(
        $"SELECT {LetterColumns} FROM dead_letters WHERE id > $1 ORDER BY id LIMIT $2", Letter, afterId, limit);

    /// <summary>The newest first.</summary>
    public static StoreQuery<StoredDeadLetter> DeadLetters(DeadLetterQuery query)
    {
        var values = new List<object> { query.Before ?? long.MaxValue };
        string sql = $"SELECT {LetterColumns} FROM dead_letters WHERE id < $1";
        void Narrow(string condition, object? value)
        {
            if (value is not null)
            {
                values.Add(value);
                sql += string.Create(CultureInfo.InvariantCulture, $" AND {condition} = ${values.Count}");
            }
        }

        sql += query.Unit is { Length: 0 } ? " AND unit IS NULL" : "";
        Narrow("unit", query.Unit is { Length: > 0 } unit ? unit : null);
        Narrow("dossier", query.Dossier);
        Narrow("reason", query.Reason?.ToString());
        Narrow("id", query.Id);
        values.Add(query.Limit);
        return new(string.Create(CultureInfo.InvariantCulture, $"{sql} ORDER BY id DESC LIMIT ${values.Count}"), Letter, [.. values]);
    }

    private const string LetterColumns = "id, topic, partition, \"offset\", key, value, reason, detail, unit, arrived_at";

    private static StoredDeadLetter Letter(IStoreRow row) => new(row.Long(0), new DeadLetter(
        row.Text(1), (int)row.Long(2), row.Long(3), row.IsNull(4) ? null : row.Bytes(4), row.Bytes(5),
        Enum.Parse<RejectReason>(row.Text(6)), row.Text(7), row.TextOrNull(8), new Instant(row.Long(9))));
}
