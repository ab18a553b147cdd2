using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health.Ledger;

/// <summary>
/// Derives incidents by going through outages in order of time from an instant on (KPIS.md, Outages). What lies before is taken from the outages'
/// own rows, so the cost is that of what changed. "Commune" in these rules is any unit that reports.
/// </summary>
internal sealed class IncidentSweep
{
    private readonly Instant from;
    private readonly IncidentBook book;
    private readonly List<SweepSeries> all = [];
    private readonly ILookup<string, SweepSeries> bySystem;
    private readonly ILookup<string, SweepSeries> byUnit;
    private readonly List<SweepMoment> moments = [];
    private readonly List<SweepOutage> outages = [];
    private readonly List<SweepIncident> incidents = [];
    private readonly Dictionary<string, SweepIncident> systemWide = [];
    private readonly Dictionary<string, SweepIncident> offline = [];

    public IncidentSweep(IEnumerable<MonitoredSeries> series, ExcludedTime excluded, IncidentBook book, Instant from, Instant now)
    {
        this.from = from;
        this.book = book;
        foreach (MonitoredSeries each in series)
        {
            var state = new SweepSeries(each, excluded);
            all.Add(state);
            moments.AddRange(state.Moments(from, now));
            if (state.Open is { } open)
            {
                outages.Add(open);
            }
        }

        bySystem = all.ToLookup(s => s.Series.System.Id);
        byUnit = all.ToLookup(s => s.Series.Unit.Code);
        moments.Sort((a, b) => (a.At, a.Kind, a.Series.Series.Unit.Index, a.Series.Series.System.Index)
            .CompareTo((b.At, b.Kind, b.Series.Series.Unit.Index, b.Series.Series.System.Index)));
        KeepBase();
    }

    /// <summary>Every outage that counts at the start of the sweep or later.</summary>
    public IReadOnlyList<SweepOutage> Outages => outages;

    /// <summary>System-wide and commune-offline incidents open at the start of the sweep or later.</summary>
    public IReadOnlyList<SweepIncident> Incidents => incidents;

    public void Run()
    {
        for (int i = 0; i < moments.Count;)
        {
            Instant at = moments[i].At;
            var systems = new SortedSet<string>(StringComparer.Ordinal);
            var units = new SortedSet<string>(StringComparer.Ordinal);
            for (; i < moments.Count && moments[i].At == at; i++)
            {
                Apply(moments[i]);
                systems.Add(moments[i].Series.Series.System.Id);
                units.Add(moments[i].Series.Series.Unit.Code);
            }

            foreach (string system in systems)
            {
                SystemWide(system, at);
            }

            foreach (string unit in units)
            {
                CommuneOffline(unit, at);
            }
        }
    }

    /// <summary>What was taken in before the sweep stays taken in.</summary>
    private void KeepBase()
    {
        var known = new Dictionary<long, SweepIncident>();
        foreach (SweepOutage outage in outages)
        {
            if (outage.Row.Incident is not { } id || outage.Row.TakenInAt is not { } takenInAt || takenInAt >= from || book.Find(id) is not { } row)
            {
                continue;
            }

            if (!known.TryGetValue(id, out SweepIncident? incident))
            {
                incident = new SweepIncident(row.Kind, row.Unit, row.System, row.Opened);
                known.Add(id, incident);
                Add(incident);
            }

            Take(incident, outage, takenInAt);
        }
    }

    private void Apply(SweepMoment moment)
    {
        moment.Apply();
        if (moment.Kind == MomentKind.Opens)
        {
            outages.Add(moment.Outage!);
        }
        else if (moment.Kind == MomentKind.Closes && moment.Outage!.Incident is { } incident && --incident.Held == 0)
        {
            incident.Resolved = moment.At;
            _ = incident.Kind == IncidentKind.SystemWide ? systemWide.Remove(incident.System!) : offline.Remove(incident.Unit!);
        }
    }

    /// <summary>Of at least 5 that monitor the system, 30 % or more are in outage.</summary>
    private void SystemWide(string system, Instant at)
    {
        if (!systemWide.TryGetValue(system, out SweepIncident? incident))
        {
            int monitored = bySystem[system].Count(s => s.Monitored);
            int inOutage = bySystem[system].Count(s => s.Monitored && s.InOutage);
            if (monitored < 5 || inOutage * 10 < monitored * 3 || !bySystem[system].Any(IsFree))
            {
                return;
            }

            incident = new SweepIncident(IncidentKind.SystemWide, null, system, at);
            Add(incident);
        }

        TakeFree(incident, bySystem[system], at);
    }

    /// <summary>Of at least 2 systems that the commune monitors, half or more are in outage, not counting those already taken in.</summary>
    private void CommuneOffline(string unit, Instant at)
    {
        if (!offline.TryGetValue(unit, out SweepIncident? incident))
        {
            int monitored = byUnit[unit].Count(s => s.Monitored);
            int free = byUnit[unit].Count(IsFree);
            if (monitored < 2 || free == 0 || free * 2 < monitored)
            {
                return;
            }

            incident = new SweepIncident(IncidentKind.CommuneOffline, unit, null, at);
            Add(incident);
        }

        TakeFree(incident, byUnit[unit], at);
    }

    private static bool IsFree(SweepSeries series) => series.Monitored && series.InOutage && series.Open!.Incident is null;

    private void Add(SweepIncident incident)
    {
        incidents.Add(incident);
        if (incident.Kind == IncidentKind.SystemWide)
        {
            systemWide[incident.System!] = incident;
        }
        else
        {
            offline[incident.Unit!] = incident;
        }
    }

    private static void TakeFree(SweepIncident incident, IEnumerable<SweepSeries> candidates, Instant at)
    {
        foreach (SweepSeries series in candidates.Where(IsFree))
        {
            Take(incident, series.Open!, at);
        }
    }

    private static void Take(SweepIncident incident, SweepOutage outage, Instant at)
    {
        outage.Incident = incident;
        outage.TakenInAt = at;
        incident.Held++;
    }
}
