using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>A time-series store that also tells how fast a system answered over time, all units together. Thread-safe.</summary>
public interface ILatencyHistory
{
    /// <summary>Median and highest latency of a system in each step of [from, to) in which it said one, oldest first. Throws <see cref="StoreUnavailableException"/>.</summary>
    Task<IReadOnlyList<LatencyValue>> LatencyAsync(string system, Instant from, Instant to, TimeSpan step, CancellationToken cancellation);
}

/// <summary>Latency of one system in the step that begins then, in milliseconds.</summary>
public readonly record struct LatencyValue(Instant Time, double Median, double Highest);
