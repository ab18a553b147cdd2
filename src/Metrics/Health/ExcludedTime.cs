using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>Unobserved windows with their grace of 3 intervals, and maintenance, in normal form; worked out once an interval length. Not thread-safe.</summary>
internal sealed class ExcludedTime(IReadOnlyList<UnobservedWindow> windows)
{
    private readonly Dictionary<(int Interval, bool Office), Interval[]> unobserved = [];

    public IReadOnlyList<Interval> Unobserved(SeriesRules rules, int intervalSeconds)
    {
        if (!unobserved.TryGetValue((intervalSeconds, rules.Office), out Interval[]? known))
        {
            known = Stretches.Normal(windows.Select(w => new Interval(w.Start, rules.After(w.End, intervalSeconds))));
            unobserved.Add((intervalSeconds, rules.Office), known);
        }

        return known;
    }

    /// <summary>Silence that would begin within maintenance, what we missed, or the grace after either, begins at the end of that grace; Never while it is not known.</summary>
    public Instant Silent(Instant start, SeriesRules rules, int intervalSeconds)
    {
        for (Instant before = default; before != start && rules.Maintenance.Count > 0;)
        {
            before = start;
            start = rules.OutOfMaintenance(start, intervalSeconds);
            foreach (Interval missed in Unobserved(rules, intervalSeconds))
            {
                start = missed.Contains(start) ? missed.End : start;
            }
        }

        return start;
    }

    public IReadOnlyList<Interval> All(SeriesRules rules, int intervalSeconds)
    {
        IReadOnlyList<Interval> missed = Unobserved(rules, intervalSeconds);
        return rules.Maintenance.Count == 0 ? missed : missed.Count == 0 ? rules.Maintenance : Stretches.Normal([.. missed, .. rules.Maintenance]);
    }
}
