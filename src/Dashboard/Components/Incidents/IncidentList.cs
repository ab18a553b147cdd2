using Ioc.Metrics.Health;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.Components.Incidents;

/// <summary>Which incidents are asked for: open ones or those of the last 30 days, of one unit (null: all that the viewer sees), of one system (null: any).</summary>
public sealed record IncidentQuestion(bool All, string? Unit, string? System)
{
    private static readonly TimeSpan Last = TimeSpan.FromDays(30);

    public Instant Since(Instant now) => All ? now - Last : now;
}

/// <summary>Incidents of a question, open ones first, then the newest; Open: how many of them are open, as the unit's or the province's figure counts them. Immutable.</summary>
public sealed record IncidentList(IReadOnlyList<Incident> Incidents, int Open)
{
    public static async Task<IncidentList> ReadAsync(
        IKpiReader reader, IDrillReader drill, IncidentQuestion question, VisibleUnits visible, Instant now, CancellationToken cancellation)
    {
        Instant from = question.Since(now);
        var end = new Instant(now.Ticks + 1);
        IEnumerable<Incident> incidents = (await reader.IncidentsAsync(from, end, cancellation))
            .Where(incident => incident.MergedInto is null && (question.System is null || incident.System == question.System));
        if (question.Unit is null && visible.Province)
        {
            List<Incident> all = [.. incidents];
            return new IncidentList(Ordered(all, now), all.Count(incident => incident.Resolved > now));
        }

        // An incident of several units is a unit's as long as the unit's own outage in it is open.
        var outages = new List<Outage>();
        foreach (string unit in question.Unit is { } one ? [one] : visible.Units ?? Enumerable.Empty<string>())
        {
            outages.AddRange(await drill.OutagesOfAsync(unit, from, end, cancellation));
        }

        HashSet<long> touching = [.. outages.Select(outage => outage.Incident).OfType<long>()];
        HashSet<long> still = [.. outages.Where(outage => outage.End > now).Select(outage => outage.Incident).OfType<long>()];
        bool IsOwn(Incident incident) => incident.Unit is { } own && (question.Unit is { } asked ? own == asked : visible.Contains(own));
        List<Incident> known = [.. incidents.Where(incident => IsOwn(incident) || (question.All ? touching : still).Contains(incident.Id))];
        return new IncidentList(Ordered(known, now), known.Count(incident => incident.Resolved > now && (IsOwn(incident) || still.Contains(incident.Id))));
    }

    private static List<Incident> Ordered(IEnumerable<Incident> incidents, Instant now) =>
        [.. incidents.OrderByDescending(incident => incident.Resolved > now).ThenByDescending(incident => incident.Opened)];
}
