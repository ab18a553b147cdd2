using Ioc.Metrics.Health;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>What a batch changed in health. When it names a row twice the last one holds.</summary>
internal static class HealthWrites
{
    public static void Add(HealthChanges changes, NpgsqlBatch into)
    {
        new RowsOf<HealthChunk>("health_chunks", Last(changes.Chunks, chunk => (chunk.Unit, chunk.System, chunk.Start)))
            .Text("unit", chunk => chunk.Unit)
            .Text("system", chunk => chunk.System)
            .Long("start_at", chunk => chunk.Start.Ticks)
            .Bytes("reports", chunk => chunk.Reports)
            .Replace("unit, system, start_at", into);

        new RowsOf<HealthSeries>("health_series", Last(changes.Series, series => (series.Unit, series.System)))
            .Text("unit", series => series.Unit)
            .Text("system", series => series.System)
            .Long("first_report", series => series.FirstReport.Ticks)
            .Long("last_report", series => series.LastReport.Ticks)
            .Bytes("state", series => series.State)
            .Replace("unit, system", into);

        new RowsOf<UnobservedWindow>("unobserved", Last(changes.Unobserved, window => window.Start))
            .Long("start_at", window => window.Start.Ticks)
            .Long("end_at", window => window.End.Ticks)
            .Replace("start_at", into);

        AddOutages(changes, into);
        AddIncidents(changes, into);
    }

    private static void AddOutages(HealthChanges changes, NpgsqlBatch into)
    {
        Key(new RowsOf<Outage>("outages", changes.RemovedOutages))
            .Run("DELETE FROM outages AS o USING {0} WHERE o.unit = v.unit AND o.system = v.system AND o.start_at = v.start_at", into);

        Key(new RowsOf<Outage>("outages", Last(changes.Outages, outage => (outage.Unit, outage.System, outage.Start))))
            .Long("end_at", outage => outage.End.Ticks)
            .Long("cause", outage => (long)outage.Cause)
            .Long("incident", outage => outage.Incident)
            .Long("taken_in_at", outage => outage.TakenInAt?.Ticks)
            .Replace("unit, system, start_at", into);

        static RowsOf<Outage> Key(RowsOf<Outage> rows) =>
            rows.Text("unit", outage => outage.Unit).Text("system", outage => outage.System).Long("start_at", outage => outage.Start.Ticks);
    }

    /// <summary>An update leaves acknowledgements as they are: they belong to the store.</summary>
    private static void AddIncidents(HealthChanges changes, NpgsqlBatch into)
    {
        new RowsOf<long>("incidents", changes.RemovedIncidents).Long("id", id => id)
            .Run("DELETE FROM incidents AS i USING {0} WHERE i.id = v.id", into);

        new RowsOf<Incident>("incidents", Last(changes.Incidents, incident => incident.Id))
            .Long("id", incident => incident.Id)
            .Long("kind", incident => (long)incident.Kind)
            .Text("unit", incident => incident.Unit)
            .Text("system", incident => incident.System)
            .Long("opened_at", incident => incident.Opened.Ticks)
            .Long("resolved_at", incident => incident.Resolved.Ticks)
            .Long("acknowledged_at", incident => incident.AcknowledgedAt?.Ticks)
            .Text("acknowledged_by", incident => incident.AcknowledgedBy)
            .Long("merged_into", incident => incident.MergedInto)
            .Insert("id", column => column.StartsWith("acknowledged_", StringComparison.Ordinal) ? null : $"excluded.{column}", into);
    }

    private static List<T> Last<T, TKey>(List<T> rows, Func<T, TKey> key)
        where TKey : notnull
    {
        var last = new Dictionary<TKey, T>(rows.Count);
        rows.ForEach(row => last[key(row)] = row);
        return last.Count == rows.Count ? rows : [.. last.Values];
    }
}
