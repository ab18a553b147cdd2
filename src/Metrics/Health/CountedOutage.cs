using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>An outage as it counts: one that begins in maintenance begins at its end, by silence 3 intervals after it; retirement ends it.</summary>
public static class CountedOutage
{
    /// <summary>Outages of the store as they count, with the start and end that count; what does not count is left out, and so are series that the profile no longer knows.</summary>
    public static IReadOnlyList<Outage> Of(
        Profile profile, IEnumerable<HealthSeries> series, IEnumerable<Outage> outages, IEnumerable<UnobservedWindow> unobserved, Instant now)
    {
        ILookup<(string, string), Outage> bySeries = outages.ToLookup(o => (o.Unit, o.System));
        var excluded = new ExcludedTime([.. unobserved]);
        var counted = new List<Outage>();
        foreach (HealthSeries row in series)
        {
            if (profile.FindUnit(row.Unit) is { } unit && profile.FindSystem(row.System) is { } system)
            {
                var rules = new SeriesRules(profile, unit, system);
                int interval = HealthSeriesState.IntervalSeconds(row);
                counted.AddRange(bySeries[(row.Unit, row.System)]
                    .Select(outage => (outage, time: Of(outage, rules, interval, excluded, now)))
                    .Where(each => !each.time.IsEmpty)
                    .Select(each => each.outage with { Start = each.time.Start, End = each.time.End }));
            }
        }

        return counted;
    }

    /// <summary>Empty when nothing of it counts. What lies ahead (the end of maintenance, a planned retirement) is not known before it comes.</summary>
    internal static Interval Of(Outage outage, SeriesRules rules, int intervalSeconds, ExcludedTime excluded, Instant now)
    {
        Instant start = Start(outage, rules, intervalSeconds, excluded);
        if (start > now && start != outage.Start)
        {
            return new Interval(start, start);
        }

        Instant end = rules.RetiredAt <= now ? Instant.Min(outage.End, rules.RetiredAt) : outage.End;
        return new Interval(start, end);
    }

    /// <summary>When it begins to count; may lie ahead, or after its end.</summary>
    internal static Instant Start(Outage outage, SeriesRules rules, int intervalSeconds, ExcludedTime excluded) =>
        outage.Cause == OutageCause.Silent ? excluded.Silent(outage.Start, rules, intervalSeconds) : rules.OutOfMaintenance(outage.Start, grace: 0);
}
