using Ioc.Metrics.Health;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>Incidents of a stretch of time, counted at any instant of it for the province or a unit (KPIS.md, outagesOpen and communesOffline).</summary>
public sealed class IncidentsAt
{
    private readonly IReadOnlyList<Incident> _incidents;
    private readonly ILookup<(long Incident, string Unit), Outage> _taken;

    private IncidentsAt(IReadOnlyList<Incident> incidents, IEnumerable<Outage> outages)
    {
        _incidents = incidents;
        _taken = outages.Where(outage => outage.Incident is not null).ToLookup(outage => (outage.Incident!.Value, outage.Unit));
    }

    /// <summary>For instants in [from, to).</summary>
    public static async Task<IncidentsAt> ReadAsync(IKpiReader reader, Instant from, Instant to, CancellationToken cancellation) => new(
        await reader.IncidentsAsync(from, to, cancellation).ConfigureAwait(false),
        await reader.OutagesAsync(from, to, cancellation).ConfigureAwait(false));

    /// <summary>Open incidents of the province (null), or a unit's own and the system-wide ones that touch it.</summary>
    public int Open(string? unit, Instant at) => _incidents.Count(incident => IsOpen(incident, at) && (unit is null || Concerns(incident, unit, at)));

    /// <summary>Open commune-offline incidents of the province (null) or the unit.</summary>
    public int Offline(string? unit, Instant at) =>
        _incidents.Count(incident => incident.Kind == IncidentKind.CommuneOffline && IsOpen(incident, at) && (unit is null || incident.Unit == unit));

    private static bool IsOpen(Incident incident, Instant at) => incident.Opened <= at && at < incident.Resolved;

    /// <summary>A system-wide one touches the units whose outage it holds and that is still open.</summary>
    private bool Concerns(Incident incident, string unit, Instant at) => incident.Kind == IncidentKind.SystemWide
        ? _taken[(incident.Id, unit)].Any(outage => (outage.TakenInAt ?? outage.Start) <= at && at < outage.End)
        : incident.Unit == unit;
}
