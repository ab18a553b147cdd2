using Ioc.Metrics.Health;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>Incidents open at an instant, counted for the province or a unit (KPIS.md, outagesOpen and communesOffline).</summary>
public sealed class IncidentsAt
{
    private readonly IReadOnlyList<Incident> _open;
    private readonly HashSet<(string Unit, long Incident)> _touched;

    private IncidentsAt(IReadOnlyList<Incident> open, IEnumerable<Outage> outages, Instant at)
    {
        _open = open;
        _touched = [.. outages.Where(outage => outage.Incident is not null && outage.TakenInAt <= at).Select(outage => (outage.Unit, outage.Incident!.Value))];
    }

    public static async Task<IncidentsAt> ReadAsync(IKpiReader reader, Instant at, CancellationToken cancellation)
    {
        var next = new Instant(at.Ticks + 1);
        IReadOnlyList<Incident> incidents = await reader.IncidentsAsync(at, next, cancellation).ConfigureAwait(false);
        IReadOnlyList<Outage> outages = await reader.OutagesAsync(at, next, cancellation).ConfigureAwait(false);
        return new IncidentsAt(incidents, outages, at);
    }

    /// <summary>Open incidents of the province (null), or a unit's own and the system-wide ones that touch it.</summary>
    public int Open(string? unit) => unit is null ? _open.Count : _open.Count(incident => Concerns(incident, unit));

    /// <summary>Open commune-offline incidents of the province (null) or the unit.</summary>
    public int Offline(string? unit) => _open.Count(incident => incident.Kind == IncidentKind.CommuneOffline && (unit is null || incident.Unit == unit));

    private bool Concerns(Incident incident, string unit) =>
        incident.Kind == IncidentKind.SystemWide ? _touched.Contains((unit, incident.Id)) : incident.Unit == unit;
}
