using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>Sets of instants as intervals in order and apart from each other.</summary>
internal static class Stretches
{
    /// <summary>Sorts, drops the empty and joins what touches.</summary>
    public static Interval[] Normal(IEnumerable<Interval> intervals)
    {
        var joined = new List<Interval>();
        foreach (Interval next in intervals.Where(i => !i.IsEmpty).OrderBy(i => i.Start))
        {
            if (joined.Count > 0 && next.Start <= joined[^1].End)
            {
                joined[^1] = new Interval(joined[^1].Start, Instant.Max(joined[^1].End, next.End));
            }
            else
            {
                joined.Add(next);
            }
        }

        return [.. joined];
    }

    /// <summary>Measure of the interval less the excluded stretches (normal form).</summary>
    public static long Measure(Interval interval, IReadOnlyList<Interval> excluded, SeriesRules rules)
    {
        if (interval.IsEmpty)
        {
            return 0;
        }

        long measure = rules.Measure(interval);
        foreach (Interval each in excluded)
        {
            measure -= rules.Measure(each.Clip(interval.Start, interval.End));
        }

        return measure;
    }
}
