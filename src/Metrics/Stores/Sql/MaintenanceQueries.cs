using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Planned maintenance, alike in both stores. An empty unit or system means all.</summary>
internal static class MaintenanceQueries
{
    private const string Columns = "id, series, unit, system, start_at, end_at, reason, planned_by, planned_at, ended_at, ended_by";

    public static StoreQuery<PlannedMaintenance> Since(Instant since) =>
        new($"SELECT {Columns} FROM maintenance WHERE end_at > $1 ORDER BY start_at, id", Row, since.Ticks);

    public static StoreQuery<long> Plan(PlannedMaintenance window) => new(
        "INSERT INTO maintenance (series, unit, system, start_at, end_at, reason, planned_by, planned_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        row => row.Long(0),
        window.Series, window.Unit ?? "", window.System ?? "", window.From.Ticks, window.To.Ticks, window.Reason, window.PlannedBy, window.PlannedAt.Ticks);

    public static StoreQuery<long> End(long id, bool rest, string by, Instant now) => new(
        """
        UPDATE maintenance SET ended_by = $1, ended_at = $2, end_at = CASE WHEN start_at > $2 THEN start_at ELSE $2 END
        WHERE end_at > $2 AND ended_at IS NULL AND (id = $3 OR ($4 = 1 AND start_at > $2 AND series = (SELECT series FROM maintenance WHERE id = $3))) RETURNING id
        """,
        row => row.Long(0), by, now.Ticks, id, rest ? 1 : 0);

    private static PlannedMaintenance Row(IStoreRow row) => new(
        row.Long(0), row.Text(1), All(row.Text(2)), All(row.Text(3)), new Instant(row.Long(4)), new Instant(row.Long(5)), row.Text(6), row.Text(7), new Instant(row.Long(8)),
        row.LongOrNull(9) is { } ended ? new Instant(ended) : null, row.TextOrNull(10));

    private static string? All(string text) => text.Length == 0 ? null : text;
}
