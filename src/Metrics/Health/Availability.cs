using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>Downtime, unobserved and monitored time of a period (KPIS.md, Outages). Pure; its cost is that of series and outages, not of minutes.</summary>
public static class Availability
{
    /// <summary>
    /// Figures by unit over [from, to), to being now or the period's end, whichever is earlier. Outages, incidents and windows: those that overlap, as stored.
    /// System: of this one alone; null: of all. Units that never reported are left out; so are series that the profile no longer knows.
    /// </summary>
    public static IReadOnlyDictionary<string, HealthTimes> Compute(
        Profile profile, IEnumerable<HealthSeries> series, IEnumerable<Outage> outages, IEnumerable<Incident> incidents,
        IEnumerable<UnobservedWindow> unobserved, Instant from, Instant to, string? system = null)
    {
        Dictionary<string, Unit> units = profile.Units.ToDictionary(u => u.Code);
        Dictionary<string, GovernmentSystem> systems = profile.Systems.ToDictionary(s => s.Id);
        ILookup<(string, string), Outage> bySeries = outages.ToLookup(o => (o.Unit, o.System));
        HashSet<long> systemWide = [.. incidents.Where(i => i.Kind == IncidentKind.SystemWide).Select(i => i.Id)];
        var excluded = new ExcludedTime([.. unobserved]);
        var figures = new Dictionary<string, HealthTimes>();
        foreach (HealthSeries row in series)
        {
            if ((system is null || row.System == system) && units.TryGetValue(row.Unit, out Unit? unit) && systems.TryGetValue(row.System, out GovernmentSystem? known))
            {
                var rules = new SeriesRules(profile, unit, known);
                HealthTimes own = Of(rules, row.FirstReport, HealthSeriesState.IntervalSeconds(row), excluded, bySeries[(row.Unit, row.System)], systemWide.Contains, from, to);
                figures[row.Unit] = figures.GetValueOrDefault(row.Unit) + own;
            }
        }

        return figures;
    }

    /// <summary>
    /// Of each of these series by itself, over each of the stretches in turn; series that the profile no longer knows are left out. Working time: in it alone, whatever the systems' own hours.
    /// </summary>
    public static IReadOnlyDictionary<(string Unit, string System), HealthTimes[]> Each(
        Profile profile, IEnumerable<HealthSeries> series, IEnumerable<Outage> outages, IEnumerable<Incident> incidents,
        IEnumerable<UnobservedWindow> unobserved, IReadOnlyList<Interval> stretches, bool workingTime = false)
    {
        ILookup<(string, string), Outage> bySeries = outages.ToLookup(o => (o.Unit, o.System));
        HashSet<long> systemWide = [.. incidents.Where(i => i.Kind == IncidentKind.SystemWide).Select(i => i.Id)];
        var excluded = new ExcludedTime([.. unobserved]);
        var figures = new Dictionary<(string, string), HealthTimes[]>();
        foreach (HealthSeries row in series)
        {
            if (profile.FindUnit(row.Unit) is { } unit && profile.FindSystem(row.System) is { } system)
            {
                var rules = new SeriesRules(profile, unit, system, workingTime);
                int interval = HealthSeriesState.IntervalSeconds(row);
                List<Outage> own = [.. bySeries[(row.Unit, row.System)]];
                figures[(row.Unit, row.System)] = [.. stretches.Select(stretch => Of(rules, row.FirstReport, interval, excluded, own, systemWide.Contains, stretch.Start, stretch.End))];
            }
        }

        return figures;
    }

    /// <summary>One series.</summary>
    internal static HealthTimes Of(
        SeriesRules rules, Instant firstReport, int intervalSeconds, ExcludedTime excludedTime,
        IEnumerable<Outage> outages, Func<long, bool> isSystemWide, Instant from, Instant to)
    {
        var period = new Interval(Instant.Max(from, firstReport), Instant.Min(to, rules.RetiredAt));
        if (period.IsEmpty)
        {
            return default;
        }

        IReadOnlyList<Interval> missed = excludedTime.Unobserved(rules, intervalSeconds);
        IReadOnlyList<Interval> excluded = excludedTime.All(rules, intervalSeconds);
        long downtime = 0;
        long held = 0;
        foreach (Outage outage in outages)
        {
            Instant start = CountedOutage.Start(outage, rules, intervalSeconds, excludedTime);
            downtime += Stretches.Measure(new Interval(start, outage.End).Clip(period.Start, period.End), excluded, rules);
            if (outage.Incident is { } incident && isSystemWide(incident))
            {
                held += Stretches.Measure(new Interval(outage.TakenInAt ?? start, outage.End).Clip(period.Start, period.End), excluded, rules);
            }
        }

        long unobserved = 0;
        foreach (Interval window in missed)
        {
            unobserved += Stretches.Measure(window.Clip(period.Start, period.End), rules.Maintenance, rules);
        }

        return new HealthTimes(new TimeSpan(downtime), new TimeSpan(Stretches.Measure(period, excluded, rules)), new TimeSpan(unobserved), new TimeSpan(held));
    }
}
