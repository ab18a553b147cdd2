using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>An outage as it counts: one that begins in maintenance begins at its end, retirement ends it.</summary>
internal static class CountedOutage
{
    /// <summary>Empty when nothing of it counts. What lies ahead (the end of maintenance, a planned retirement) is not known before it comes.</summary>
    public static Interval Of(Outage outage, SeriesRules rules, Instant now)
    {
        Instant start = rules.OutOfMaintenance(outage.Start);
        if (start > now && start != outage.Start)
        {
            return new Interval(start, start);
        }

        Instant end = rules.RetiredAt <= now ? Instant.Min(outage.End, rules.RetiredAt) : outage.End;
        return new Interval(start, end);
    }
}
