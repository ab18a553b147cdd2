using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Live;

/// <summary>Each system's latency over all units, every five minutes: for a store that does not get each system's minutes (<see cref="ISeriesArchive"/>) and is to stay small.</summary>
internal static class LatencyPoints
{
    private const int EveryMinutes = 5;

    /// <summary>Empty at the minutes between.</summary>
    public static IEnumerable<SeriesPoint> Of(LatestParts parts, Instant minute) =>
        minute.ToLocal().Minute % EveryMinutes != 0 ? [] :
            from system in parts.Health.SelectMany(part => part.Systems)
            where system.LatencyMs is not null && system.State is SystemState.Up or SystemState.Degraded
            group system.LatencyMs!.Value by system.System into latencies
            select new SeriesPoint(LatencyScope.Of(latencies.Key), minute, Fields([.. latencies.Order()]));

    private static Dictionary<string, double> Fields(double[] ordered) => new()
    {
        [LatencyScope.Median] = ordered[ordered.Length / 2],
        [LatencyScope.Highest] = ordered[^1],
    };
}
