using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Health;

/// <summary>Times of the whole province, from rows.</summary>
public static class HealthTotals
{
    public static HealthTimes Of(HealthRun run, IEnumerable<HealthSeries> series, IEnumerable<Outage> outages, IEnumerable<Incident> incidents, Instant from, Instant to) =>
        Availability.Compute(run.Profile, series, outages, incidents, [], from, to).Values.Aggregate(default(HealthTimes), (a, b) => a + b);
}
