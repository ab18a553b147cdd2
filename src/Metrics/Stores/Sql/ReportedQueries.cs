using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Reads of what units and sources report themselves. All is kept; the latest `at` holds, ties by (time, source, id, SHA-256).</summary>
internal static class ReportedQueries
{
    /// <summary>Candidates of each (unit, indicator), one pair after the other; <see cref="Latest(IEnumerable{IndicatorValue})"/> chooses.</summary>
    public static StoreQuery<IndicatorValue> Indicators() => new(
        """
        SELECT unit, indicator, at, time, source, id, sha256, value, numerator, denominator, reported_by, note FROM indicators AS i
        WHERE at = (SELECT max(at) FROM indicators WHERE unit = i.unit AND indicator = i.indicator) ORDER BY unit, indicator
        """,
        row => new IndicatorValue(
            row.Text(0), row.Text(1), new Instant(row.Long(2)), Number(row, 7), Number(row, 8), Number(row, 9), row.Text(10), row.TextOrNull(11),
            new Instant(row.Long(3)), row.Text(4), row.Text(5), row.Bytes(6)));

    /// <summary>All totals of the days, one (unit, day) after the other; <see cref="Latest(IEnumerable{SourceTotal})"/> chooses.</summary>
    public static StoreQuery<SourceTotal> Totals(LocalDay first, LocalDay last) => new(
        "SELECT unit, day, received, resolved, backlog, at, time, source, id, sha256 FROM source_totals WHERE day BETWEEN $1 AND $2 ORDER BY day, unit, at",
        row => new SourceTotal(
            row.Text(0), new LocalDay((int)row.Long(1)), row.Long(2), row.Long(3), row.Long(4), new Instant(row.Long(5)), new Instant(row.Long(6)),
            row.Text(7), row.Text(8), row.Bytes(9)),
        first.Number, last.Number);

    /// <summary>Reports that a source called so, of either kind.</summary>
    public static StoreQuery<ReportedId> Named(ReportedKey key) => new(
        """
        SELECT sha256 FROM indicators WHERE source = $1 AND id = $2
        UNION ALL
        SELECT sha256 FROM source_totals WHERE source = $1 AND id = $2
        """,
        row => new ReportedId(key, row.Bytes(0)), key.Source, key.Id);

    /// <summary>The value that holds of each (unit, indicator).</summary>
    public static IReadOnlyList<IndicatorValue> Latest(IEnumerable<IndicatorValue> values) =>
        Latest(values, value => (value.Unit, value.Indicator), value => (value.At, value.Time, value.Source, value.Id, value.Sha256));

    /// <summary>The total that holds of each (unit, day).</summary>
    public static IReadOnlyList<SourceTotal> Latest(IEnumerable<SourceTotal> totals) =>
        Latest(totals, total => (total.Unit, total.Day), total => (total.At, total.Time, total.Source, total.Id, total.Sha256));

    /// <summary>A decimal as both stores keep it: text, so that its digits stay.</summary>
    public static string? Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static List<T> Latest<T, TKey>(IEnumerable<T> rows, Func<T, TKey> key, Func<T, (Instant, Instant, string, string, byte[])> order)
        where TKey : struct, IEquatable<TKey>
    {
        var latest = new List<T>();
        foreach (T row in rows)
        {
            if (latest.Count == 0 || !key(row).Equals(key(latest[^1])))
            {
                latest.Add(row);
            }
            else if (Compare(order(row), order(latest[^1])) > 0)
            {
                latest[^1] = row;
            }
        }

        return latest;
    }

    private static int Compare((Instant At, Instant Time, string Source, string Id, byte[] Sha) a, (Instant At, Instant Time, string Source, string Id, byte[] Sha) b)
    {
        int order = a.At.CompareTo(b.At);
        order = order != 0 ? order : a.Time.CompareTo(b.Time);
        order = order != 0 ? order : string.CompareOrdinal(a.Source, b.Source);
        order = order != 0 ? order : string.CompareOrdinal(a.Id, b.Id);
        return order != 0 ? order : a.Sha.AsSpan().SequenceCompareTo(b.Sha);
    }

    private static decimal? Number(IStoreRow row, int column) =>
        row.TextOrNull(column) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
}
