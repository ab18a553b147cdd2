using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Reads of health: reports, series, outages, incidents and what we did not observe.</summary>
internal static class HealthQueries
{
    public const string OutageColumns = "unit, system, start_at, end_at, cause, incident, taken_in_at";
    public const string IncidentColumns = "id, kind, unit, system, opened_at, resolved_at, acknowledged_at, acknowledged_by, merged_into";

    public static StoreQuery<HealthSeries> Series() => new(
        "SELECT unit, system, first_report, last_report, state FROM health_series ORDER BY unit, system", SeriesRow);

    /// <summary>Chunks of every series that start at the instant or later.</summary>
    public static StoreQuery<HealthChunk> Chunks(Instant since) =>
        new("SELECT unit, system, start_at, reports FROM health_chunks WHERE start_at >= $1 ORDER BY start_at", Chunk, since.Ticks);

    /// <summary>Chunks of one series that start at the instant or later.</summary>
    public static StoreQuery<HealthChunk> Chunks(string unit, string system, Instant from, int limit) => new(
        "SELECT unit, system, start_at, reports FROM health_chunks WHERE unit = $1 AND system = $2 AND start_at >= $3 ORDER BY start_at LIMIT $4",
        Chunk, unit, system, from.Ticks, limit);

    /// <summary>Deletes some chunks that start before the instant, the oldest first, so that no commit waits long. Row: the engine's name of a row.</summary>
    public static string DeleteChunks(string row) =>
        $"DELETE FROM health_chunks WHERE {row} IN (SELECT {row} FROM health_chunks WHERE start_at < $1 ORDER BY start_at LIMIT 5000)";

    /// <summary>Outages that overlap [from, to), oldest first.</summary>
    public static StoreQuery<Outage> Outages(Instant from, Instant to) =>
        new($"SELECT {OutageColumns} FROM outages WHERE end_at > $1 AND start_at < $2 ORDER BY start_at, unit, system", Outage, from.Ticks, to.Ticks);

    /// <summary>Outages that are open or over since the instant.</summary>
    public static StoreQuery<Outage> OutagesSince(Instant since) =>
        new($"SELECT {OutageColumns} FROM outages WHERE end_at > $1 ORDER BY start_at, unit, system", Outage, since.Ticks);

    /// <summary>Incidents that overlap [from, to), oldest first.</summary>
    public static StoreQuery<Incident> Incidents(Instant from, Instant to) =>
        new($"SELECT {IncidentColumns} FROM incidents WHERE resolved_at > $1 AND opened_at < $2 ORDER BY opened_at, id", Incident, from.Ticks, to.Ticks);

    /// <summary>Incidents that are open or over since the instant; also the newest, so that its number is not given again.</summary>
    public static StoreQuery<Incident> IncidentsSince(Instant since) =>
        new($"SELECT {IncidentColumns} FROM incidents WHERE resolved_at > $1 OR id = (SELECT max(id) FROM incidents) ORDER BY id", Incident, since.Ticks);

    /// <summary>Windows that overlap [from, to), oldest first.</summary>
    public static StoreQuery<UnobservedWindow> Unobserved(Instant from, Instant to) => new(
        "SELECT start_at, end_at FROM unobserved WHERE end_at > $1 AND start_at < $2 ORDER BY start_at",
        row => new UnobservedWindow(new Instant(row.Long(0)), new Instant(row.Long(1))), from.Ticks, to.Ticks);

    internal static HealthSeries SeriesRow(IStoreRow row) => new(row.Text(0), row.Text(1), new Instant(row.Long(2)), new Instant(row.Long(3)), row.Bytes(4));

    private static HealthChunk Chunk(IStoreRow row) => new(row.Text(0), row.Text(1), new Instant(row.Long(2)), row.Bytes(3));

    internal static Outage Outage(IStoreRow row) =>
        new(row.Text(0), row.Text(1), new Instant(row.Long(2)), new Instant(row.Long(3)), (OutageCause)row.Long(4))
        {
            Incident = row.LongOrNull(5),
            TakenInAt = row.LongOrNull(6) is { } taken ? new Instant(taken) : null,
        };

    internal static Incident Incident(IStoreRow row) =>
        new(row.Long(0), (IncidentKind)row.Long(1), row.TextOrNull(2), row.TextOrNull(3), new Instant(row.Long(4)), new Instant(row.Long(5)))
        {
            AcknowledgedAt = row.LongOrNull(6) is { } acknowledged ? new Instant(acknowledged) : null,
            AcknowledgedBy = row.TextOrNull(7),
            MergedInto = row.LongOrNull(8),
        };
}
