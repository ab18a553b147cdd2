using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>What units and sources report themselves: indicators and source totals. All is kept; the latest `at` holds, ties by (time, source, id, SHA-256).</summary>
internal static class ReportedTables
{
    public static void Add(SqliteSession session, CommitBatch batch)
    {
        foreach (IndicatorValue value in batch.Indicators)
        {
            session.Prepare(
                """
                INSERT OR IGNORE INTO indicators (unit, indicator, at, time, source, id, sha256, value, numerator, denominator, reported_by, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .Bind(value.Unit).Bind(value.Indicator).Bind(value.At.Ticks).Bind(value.Time.Ticks).Bind(value.Source).Bind(value.Id).BindBlob(value.Sha256)
                .Bind(Text(value.Value)).Bind(Text(value.Numerator)).Bind(Text(value.Denominator)).Bind(value.ReportedBy).Bind(value.Note).Run();
        }

        foreach (SourceTotal total in batch.SourceTotals)
        {
            session.Prepare("INSERT OR IGNORE INTO source_totals (day, unit, at, time, source, id, sha256, received, resolved, backlog) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .Bind(total.Day.Number).Bind(total.Unit).Bind(total.At.Ticks).Bind(total.Time.Ticks).Bind(total.Source).Bind(total.Id).BindBlob(total.Sha256)
                .Bind(total.Received).Bind(total.Resolved).Bind(total.Backlog).Run();
        }
    }

    /// <summary>The value that holds of each (unit, indicator).</summary>
    public static IReadOnlyList<IndicatorValue> Indicators(SqliteSession session)
    {
        var values = new List<IndicatorValue>();
        Statement row = session.Prepare(
            """
            SELECT unit, indicator, at, time, source, id, sha256, value, numerator, denominator, reported_by, note FROM indicators AS i
            WHERE at = (SELECT max(at) FROM indicators WHERE unit = i.unit AND indicator = i.indicator) ORDER BY unit, indicator
            """);
        while (row.Step())
        {
            var value = new IndicatorValue(
                row.Text(0), row.Text(1), new Instant(row.Long(2)), Number(row, 7), Number(row, 8), Number(row, 9), row.Text(10), row.TextOrNull(11),
                new Instant(row.Long(3)), row.Text(4), row.Text(5), row.Blob(6).ToArray());
            if (values.Count == 0 || values[^1].Unit != value.Unit || values[^1].Indicator != value.Indicator)
            {
                values.Add(value);
            }
            else if (Tie(value.Time, value.Source, value.Id, value.Sha256, values[^1].Time, values[^1].Source, values[^1].Id, values[^1].Sha256) > 0)
            {
                values[^1] = value;
            }
        }

        return values;
    }

    /// <summary>The total that holds of each (unit, day).</summary>
    public static IReadOnlyList<SourceTotal> Totals(SqliteSession session, LocalDay first, LocalDay last)
    {
        var totals = new List<SourceTotal>();
        Statement row = session.Prepare(
            "SELECT unit, day, received, resolved, backlog, at, time, source, id, sha256 FROM source_totals WHERE day BETWEEN ? AND ? ORDER BY day, unit, at")
            .Bind(first.Number).Bind(last.Number);
        while (row.Step())
        {
            var total = new SourceTotal(
                row.Text(0), new LocalDay((int)row.Long(1)), row.Long(2), row.Long(3), row.Long(4), new Instant(row.Long(5)), new Instant(row.Long(6)),
                row.Text(7), row.Text(8), row.Blob(9).ToArray());
            if (totals.Count == 0 || totals[^1].Unit != total.Unit || totals[^1].Day != total.Day)
            {
                totals.Add(total);
            }
            else if (total.At > totals[^1].At
                || Tie(total.Time, total.Source, total.Id, total.Sha256, totals[^1].Time, totals[^1].Source, totals[^1].Id, totals[^1].Sha256) > 0)
            {
                totals[^1] = total;
            }
        }

        return totals;
    }

    private static int Tie(Instant time, string source, string id, byte[] sha, Instant otherTime, string otherSource, string otherId, byte[] otherSha)
    {
        int order = time.CompareTo(otherTime);
        order = order != 0 ? order : string.CompareOrdinal(source, otherSource);
        order = order != 0 ? order : string.CompareOrdinal(id, otherId);
        return order != 0 ? order : sha.AsSpan().SequenceCompareTo(otherSha);
    }

    private static string? Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static decimal? Number(Statement row, int column) =>
        row.TextOrNull(column) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
}
