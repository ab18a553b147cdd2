using Ioc.Metrics.Stores.Sql;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>What units and sources report themselves: indicators and source totals. All is kept.</summary>
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
                .Bind(ReportedQueries.Text(value.Value)).Bind(ReportedQueries.Text(value.Numerator)).Bind(ReportedQueries.Text(value.Denominator)).Bind(value.ReportedBy).Bind(value.Note).Run();
        }

        foreach (SourceTotal total in batch.SourceTotals)
        {
            session.Prepare("INSERT OR IGNORE INTO source_totals (day, unit, at, time, source, id, sha256, received, resolved, backlog) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .Bind(total.Day.Number).Bind(total.Unit).Bind(total.At.Ticks).Bind(total.Time.Ticks).Bind(total.Source).Bind(total.Id).BindBlob(total.Sha256)
                .Bind(total.Received).Bind(total.Resolved).Bind(total.Backlog).Run();
        }
    }
}
