using Ioc.Metrics.Health;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Health: reports by start_at, series, outages, incidents and what we did not observe.</summary>
internal static class HealthTables
{
    public static void Write(SqliteSession session, HealthChanges changes)
    {
        foreach (HealthChunk chunk in changes.Chunks)
        {
            session.Prepare("INSERT INTO health_chunks (unit, system, start_at, reports) VALUES (?, ?, ?, ?) ON CONFLICT (unit, system, start_at) DO UPDATE SET reports = excluded.reports")
                .Bind(chunk.Unit).Bind(chunk.System).Bind(chunk.Start.Ticks).BindBlob(chunk.Reports).Run();
        }

        foreach (HealthSeries series in changes.Series)
        {
            session.Prepare(
                """
                INSERT INTO health_series (unit, system, first_report, last_report, state) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (unit, system) DO UPDATE SET first_report = excluded.first_report, last_report = excluded.last_report, state = excluded.state
                """)
                .Bind(series.Unit).Bind(series.System).Bind(series.FirstReport.Ticks).Bind(series.LastReport.Ticks).BindBlob(series.State).Run();
        }

        foreach (Outage outage in changes.RemovedOutages)
        {
            session.Prepare("DELETE FROM outages WHERE unit = ? AND system = ? AND start_at = ?")
                .Bind(outage.Unit).Bind(outage.System).Bind(outage.Start.Ticks).Run();
        }

        foreach (Outage outage in changes.Outages)
        {
            session.Prepare($"INSERT OR REPLACE INTO outages ({HealthQueries.OutageColumns}) VALUES (?, ?, ?, ?, ?, ?, ?)")
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
                INSERT INTO incidents ({HealthQueries.IncidentColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
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

    public static HealthSnapshot Snapshot(SqliteSession session, Instant chunksSince, Instant outagesSince) => new(
        session.All(HealthQueries.Series()),
        session.All(HealthQueries.Chunks(chunksSince)),
        session.All(HealthQueries.OutagesSince(outagesSince)),
        session.All(HealthQueries.IncidentsSince(outagesSince)),
        session.All(HealthQueries.Unobserved(new Instant(long.MinValue), Instant.Never)));

    /// <summary>False when there is no such incident or it is acknowledged already.</summary>
    public static bool Acknowledge(SqliteSession session, long incident, Instant at, string by) =>
        session.Prepare("UPDATE incidents SET acknowledged_at = ?, acknowledged_by = ? WHERE id = ? AND acknowledged_at IS NULL")
            .Bind(at.Ticks).Bind(by).Bind(incident).Run() == 1;
}
