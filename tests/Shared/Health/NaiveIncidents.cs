using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared.Health;

/// <summary>
/// KPIS.md, Outages, system-wide and commune-offline, from the finished outages: one pass over the instants at which anything happens.
/// For stretches shorter than a day, without maintenance or retirement: who has reported once monitors.
/// </summary>
public sealed class NaiveIncidents
{
    private readonly List<Outage> outages;
    private readonly Dictionary<(string Unit, string System), Instant> firstReports;
    private readonly List<Incident> groups = [];

    /// <summary>Code: of a report's commune.</summary>
    public NaiveIncidents(IEnumerable<Outage> raw, IEnumerable<Report> reports, Func<int, string> code)
    {
        outages = [.. raw];
        firstReports = reports.GroupBy(r => (code(r.Commune), r.System)).ToDictionary(g => g.Key, g => g.Min(r => r.At));
        foreach (Instant t in outages.Select(o => o.Start).Concat(outages.Select(o => o.End)).Concat(firstReports.Values).Where(t => t != Instant.Never).Distinct().Order())
        {
            Resolve(t);
            foreach (string system in firstReports.Keys.Select(k => k.System).Distinct())
            {
                Group(t, IncidentKind.SystemWide, null, system);
            }

            foreach (string unit in firstReports.Keys.Select(k => k.Unit).Distinct())
            {
                Group(t, IncidentKind.CommuneOffline, unit, null);
            }
        }
    }

    /// <summary>Incident: index of the group that took it in, in the order of <see cref="Groups"/>.</summary>
    public IReadOnlyList<Outage> Outages => outages;

    /// <summary>System-wide and commune-offline.</summary>
    public IReadOnlyList<Incident> Groups => groups;

    public IEnumerable<Incident> Incidents => groups.Concat(outages
        .Where(o => o.TakenInAt is null || o.TakenInAt > o.Start)
        .Select(o => new Incident(0, IncidentKind.Single, o.Unit, o.System, o.Start, Instant.Min(o.End, o.TakenInAt ?? Instant.Never))));

    private bool IsOpen(Outage o, Instant t) => o.Start <= t && t < o.End;

    private void Resolve(Instant t)
    {
        for (int i = 0; i < groups.Count; i++)
        {
            if (groups[i].Resolved == Instant.Never && !outages.Any(o => o.Incident == i && IsOpen(o, t)))
            {
                groups[i] = groups[i] with { Resolved = t };
            }
        }
    }

    private void Group(Instant t, IncidentKind kind, string? unit, string? system)
    {
        int group = groups.FindIndex(g => g.Kind == kind && g.Unit == unit && g.System == system && g.Resolved == Instant.Never);
        List<int> open = [.. Enumerable.Range(0, outages.Count).Where(i => IsOpen(outages[i], t) && (outages[i].Unit == unit || outages[i].System == system))];
        List<int> free = [.. open.Where(i => outages[i].Incident is null)];
        if (group < 0)
        {
            int monitored = firstReports.Count(f => f.Value <= t && (f.Key.Unit == unit || f.Key.System == system));
            bool begins = kind == IncidentKind.SystemWide ? monitored >= 5 && open.Count >= 0.3 * monitored : monitored >= 2 && free.Count >= 0.5 * monitored;
            if (!begins || free.Count == 0)
            {
                return;
            }

            group = groups.Count;
            groups.Add(new Incident(group, kind, unit, system, t, Instant.Never));
        }

        foreach (int i in free)
        {
            outages[i] = outages[i] with { Incident = group, TakenInAt = t };
        }
    }
}
