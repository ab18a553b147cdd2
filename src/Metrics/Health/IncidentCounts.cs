using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>outagesOpen and communesOffline at an instant (KPIS.md, Outages).</summary>
public readonly record struct IncidentCounts(int OutagesOpen, int CommunesOffline)
{
    /// <summary>Of the province: incidents open at the instant.</summary>
    public static IncidentCounts OfProvince(IEnumerable<Incident> incidents, Instant at)
    {
        int open = 0;
        int offline = 0;
        foreach (Incident incident in incidents.Where(i => IsOpen(i, at)))
        {
            open++;
            offline += incident.Kind == IncidentKind.CommuneOffline ? 1 : 0;
        }

        return new IncidentCounts(open, offline);
    }

    /// <summary>Of a unit: its own, its commune-offline, and the system-wide ones that hold an outage of it that is still open.</summary>
    public static IncidentCounts OfUnit(string unit, IEnumerable<Incident> incidents, IEnumerable<Outage> outages, Instant at)
    {
        HashSet<long> touching = [.. outages
            .Where(o => o.Unit == unit && o.Incident is not null && o.TakenInAt <= at && at < o.End)
            .Select(o => o.Incident!.Value)];
        return OfProvince(incidents.Where(i => i.Kind == IncidentKind.SystemWide ? touching.Contains(i.Id) : i.Unit == unit), at);
    }

    private static bool IsOpen(Incident incident, Instant at) => incident.Opened <= at && at < incident.Resolved;
}
