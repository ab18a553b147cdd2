using Ioc.Metrics.Health;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.Components.Incidents;

/// <summary>An incident with what it holds: outages, merged incidents, what we missed meanwhile, how the backlog grew.</summary>
public sealed record IncidentFigures(
    Incident Incident, IReadOnlyList<Outage> Outages, IReadOnlyList<Incident> Parts, IReadOnlyList<UnobservedWindow> Unobserved, long Growth)
{
    /// <summary>Every unit that it touches, also those that the viewer does not see.</summary>
    public required IReadOnlyCollection<string> TouchedUnits { get; init; }

    public required IReadOnlyCollection<string> TouchedSystems { get; init; }

    /// <summary>Null: there is none, or it touches no unit of the viewer's.</summary>
    public static async Task<IncidentFigures?> ReadAsync(IKpiReader reader, IDrillReader drill, long id, VisibleUnits visible, Instant now, CancellationToken cancellation)
    {
        if (await drill.IncidentAsync(id, cancellation) is not { } incident)
        {
            return null;
        }

        Instant end = Instant.Min(incident.Resolved, now);
        var until = new Instant(end.Ticks + 1);
        List<Outage> touched = [.. incident is { Kind: IncidentKind.Single, Unit: { } at }
            ? (await drill.OutagesOfAsync(at, incident.Opened, until, cancellation)).Where(outage => outage.System == incident.System)
            : (await drill.OutagesOfIncidentAsync(id, cancellation)).Where(outage => outage.Start < until)];
        List<Outage> outages = [.. touched.Where(outage => visible.Contains(outage.Unit))];
        if (outages.Count == 0 && !(visible.Province || (incident.Unit is { } own && visible.Contains(own))))
        {
            return null;
        }

        IReadOnlyList<Incident> parts = [.. (await drill.PartsOfIncidentAsync(id, cancellation)).Where(part => part.Unit is { } unit && visible.Contains(unit))];
        string[] units = [.. outages.Select(outage => outage.Unit).Concat(incident.Unit is { } one && visible.Contains(one) ? [one] : []).Distinct()];
        long growth = await drill.BacklogGrowthAsync(units, incident.Opened, end, cancellation);
        return new IncidentFigures(incident, outages, parts, await reader.UnobservedAsync(incident.Opened, until, cancellation), growth)
        {
            TouchedUnits = [.. touched.Select(outage => outage.Unit).Concat(incident.Unit is { } whose ? [whose] : []).Distinct()],
            TouchedSystems = [.. touched.Select(outage => outage.System).Concat(incident.System is { } system ? [system] : []).Distinct()],
        };
    }
}
