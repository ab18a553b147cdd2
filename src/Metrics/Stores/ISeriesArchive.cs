using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>A time-series store that others read too (InfluxDB, for Grafana and the like): it also gets each system's minutes and the counters by day and procedure.</summary>
public interface ISeriesArchive : ITimeSeriesStore
{
    Task WriteHealthAsync(IReadOnlyList<HealthPoint> points, CancellationToken cancellation);

    /// <summary>Absolute values of days, as known now; the same day written again replaces.</summary>
    Task WriteDaysAsync(IReadOnlyList<(CounterKey Key, CounterVector Counters)> days, CancellationToken cancellation);
}

/// <summary>Whether a system worked at a minute (degraded is up, silent is down), and its latency when it said so.</summary>
public sealed record HealthPoint(string Unit, string System, Instant Time, bool Up, double? LatencyMs);
