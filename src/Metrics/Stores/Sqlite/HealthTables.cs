using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Health: reports by start_at, series, outages, incidents and what we did not observe.</summary>
internal static class HealthTables
{
    private const string OutageColumns = "unit, system, start_at, end_at, cause, incident, taken_in_at";
    private const string IncidentColumns = "id, kind, unit, system, opened_at, resolved_at, acknowledged_at, acknowledged_by, merged_into";

    public static void Write(SqliteSession session, HealthChanges changes)
    {
        foreach (HealthChunk chunk in changes.Chunks)
        {
            session.Prepare("INSERT INTO health_chunks (unit, system, start_at, reports) VALUES (?, ?, ?, ?) ON CONFLICT (unit, system, start_at) DO UPDATE SET reports = excluded.reports")
                .Bind(chunk.Unit).Bind(chunk.System).Bind(chunk.Start.Ticks).BindBlob(chunk.Reports).Run();
        }

        foreach (HealthSeries series in changes.Series)
        {
            session.Prepare("INSERT OR REPLACE INTO health_series (unit, system, first_report, last_report, state) VALUES (?, ?, ?, ?, ?)")
                .Bind(series.Unit).Bind(series.System).Bind(series.FirstReport.Ticks).Bind(series.LastReport.Ticks).BindBlob(series.State).Run();
        }

        foreach (Outage outage in changes.RemovedOutages)
        {
            session.Prepare("DELETE FROM outages WHERE unit = ? AND system = ? AND start_at = ?")
                .Bind(outage.Unit).Bind(outage.System).Bind(outage.Start.Ticks).Run();
        }

        foreach (Outage outage in changes.Outages)
        {
            session.Prepare($"INSERT OR REPLACE INTO outages ({OutageColumns}) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .Bind(outage.Unit).Bind(outage.System).Bind(outage.Start.Ticks).Bind(outage.End.Ticks).Bind((long)outage.Cause)
                .Bind(outage.Incident).Bind(outage.TakenInAt?.Ticks).Run();
        }

        foreach (long id in changes.RemovedIncidents)
        {
            session.Prepare("DELETE FROM incidents WHERE id = ?").Bind(id).Run();
        }

        foreach (Incident incident in changes.Incidents)
        {
            session.Prepare(
                $"""
                INSERT INTO incidents ({IncidentColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, unit = excluded.unit, system = excluded.system,
                    opened_at = excluded.opened_at, resolved_at = excluded.resolved_at, merged_into = excluded.merged_into
                """)
                .Bind(incident.Id).Bind((long)incident.Kind).Bind(incident.Unit).Bind(incident.System).Bind(incident.Opened.Ticks)
                .Bind(incident.Resolved.Ticks).Bind(incident.AcknowledgedAt?.Ticks).Bind(incident.AcknowledgedBy).Bind(incident.MergedInto).Run();
        }

        foreach (UnobservedWindow window in changes.Unobserved)
        {
            session.Prepare("INSERT OR REPLACE INTO unobserved (start_at, end_at) VALUES (?, ?)").Bind(window.Start.Ticks).Bind(window.End.Ticks).Run();
        }
    }

    /// <summary>What is open or ended after outagesSince; also the newest incident, so that its number is not given again.</summary>
    public static HealthSnapshot Snapshot(SqliteSession session, Instant chunksSince, Instant outagesSince)
    {
        var chunks = new List<HealthChunk>();
        Statement row = session.Prepare("SELECT unit, system, start_at, reports FROM health_chunks WHERE start_at >= ? ORDER BY start_at")
            .Bind(chunksSince.Ticks);
        while (row.Step())
        {
            chunks.Add(Chunk(row));
        }

        return new HealthSnapshot(
            Series(session),
            chunks,
            Outages(session.Prepare($"SELECT {OutageColumns} FROM outages WHERE end_at > ? ORDER BY start_at, unit, system").Bind(outagesSince.Ticks)),
            Incidents(session.Prepare(
                $"SELECT {IncidentColumns} FROM incidents WHERE resolved_at > ? OR id = (SELECT max(id) FROM incidents) ORDER BY id").Bind(outagesSince.Ticks)),
            Unobserved(session, new Instant(long.MinValue), Instant.Never));
    }

    public static IReadOnlyList<HealthChunk> Chunks(SqliteSession session, string unit, string system, Instant from, int limit)
    {
        var chunks = new List<HealthChunk>();
        Statement row = session.Prepare("SELECT unit, system, start_at, reports FROM health_chunks WHERE unit = ? AND system = ? AND start_at >= ? ORDER BY start_at LIMIT ?")
            .Bind(unit).Bind(system).Bind(from.Ticks).Bind(limit);
        while (row.Step())
        {
            chunks.Add(Chunk(row));
        }

        return chunks;
    }

    public static IReadOnlyList<HealthSeries> Series(SqliteSession session)
    {
        var series = new List<HealthSeries>();
        Statement row = session.Prepare("SELECT unit, system, first_report, last_report, state FROM health_series ORDER BY unit, system");
        while (row.Step())
        {
            series.Add(new HealthSeries(row.Text(0), row.Text(1), new Instant(row.Long(2)), new Instant(row.Long(3)), row.Blob(4).ToArray()));
        }

        return series;
    }

    /// <summary>Outages that overlap [from, to), oldest first.</summary>
    public static IReadOnlyList<Outage> Outages(SqliteSession session, Instant from, Instant to) =>
        Outages(session.Prepare($"SELECT {OutageColumns} FROM outages WHERE end_at > ? AND start_at < ? ORDER BY start_at, unit, system")
            .Bind(from.Ticks).Bind(to.Ticks));

    /// <summary>Incidents that overlap [from, to), oldest first.</summary>
    public static IReadOnlyList<Incident> Incidents(SqliteSession session, Instant from, Instant to) =>
        Incidents(session.Prepare($"SELECT {IncidentColumns} FROM incidents WHERE resolved_at > ? AND opened_at < ? ORDER BY opened_at, id")
            .Bind(from.Ticks).Bind(to.Ticks));

    public static IReadOnlyList<UnobservedWindow> Unobserved(SqliteSession session, Instant from, Instant to)
    {
        var windows = new List<UnobservedWindow>();
        Statement row = session.Prepare("SELECT start_at, end_at FROM unobserved WHERE end_at > ? AND start_at < ? ORDER BY start_at").Bind(from.Ticks).Bind(to.Ticks);
        while (row.Step())
        {
            windows.Add(new UnobservedWindow(new Instant(row.Long(0)), new Instant(row.Long(1))));
        }

        return windows;
    }

    /// <summary>False when there is no such incident or it is acknowledged already.</summary>
    public static bool Acknowledge(SqliteSession session, long incident, Instant at, string by) =>
        session.Prepare("UPDATE incidents SET acknowledged_at = ?, acknowledged_by = ? WHERE id = ? AND acknowledged_at IS NULL")
            .Bind(at.Ticks).Bind(by).Bind(incident).Run() == 1;

    private static HealthChunk Chunk(Statement row) => new(row.Text(0), row.Text(1), new Instant(row.Long(2)), row.Blob(3).ToArray());

    private static List<Outage> Outages(Statement row)
    {
        var outages = new List<Outage>();
        while (row.Step())
        {
            outages.Add(new Outage(row.Text(0), row.Text(1), new Instant(row.Long(2)), new Instant(row.Long(3)), (OutageCause)row.Long(4))
            {
                Incident = row.LongOrNull(5),
                TakenInAt = row.LongOrNull(6) is { } taken ? new Instant(taken) : null,
            });
        }

        return outages;
    }

    private static List<Incident> Incidents(Statement row)
    {
        var incidents = new List<Incident>();
        while (row.Step())
        {
            incidents.Add(new Incident(
                row.Long(0), (IncidentKind)row.Long(1), row.TextOrNull(2), row.TextOrNull(3), new Instant(row.Long(4)), new Instant(row.Long(5)))
            {
                AcknowledgedAt = row.LongOrNull(6) is { } acknowledged ? new Instant(acknowledged) : null,
                AcknowledgedBy = row.TextOrNull(7),
                MergedInto = row.LongOrNull(8),
            });
        }

        return incidents;
    }
}
