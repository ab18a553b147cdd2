using Ioc.Metrics.Counters;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>A time-series store that others read too (InfluxDB, for Grafana and the like): it also gets each system's minutes and the counters by day and procedure.</summary>
public interface ISeriesArchive : ITimeSeriesStore
{
    Task WriteHealthAsync(IReadOnlyList<HealthPoint> points, CancellationToken cancellation);

    /// <summary>Absolute values of days, as known now; the same day written again replaces.</summary>
    Task WriteDaysAsync(IReadOnlyList<(CounterKey Key, CounterVector Counters)> days, CancellationToken cancellation);

    /// <summary>Absolute sums of units' days, and of the province's (Unit null).</summary>
    Task WriteDaySumsAsync(IReadOnlyList<(string? Unit, LocalDay Day, CounterVector Sums)> days, CancellationToken cancellation);

    /// <summary>Sums per day over [first, last] of these units together (null: the province), oldest first; days without a point are left out.</summary>
    Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>> ReadDaysAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation);

    /// <summary>
    /// What stands there of the days [first, last], to be compared with what was written: sums of the province's days (Unit null) and of each unit's, and once more each unit's
    /// days summed over their procedures.
    /// </summary>
    Task<ArchivedDays> ReadBackAsync(LocalDay first, LocalDay last, CancellationToken cancellation);

    /// <summary>Throws <see cref="StoreUnavailableException"/> when what we write does not get in now; writes nothing.</summary>
    Task CheckWritesAsync(CancellationToken cancellation);

    /// <summary>Records that all days since the mark's first were as the counters said at its instant.</summary>
    Task MarkDaysAsync(DaysMark mark, CancellationToken cancellation);

    /// <summary>The latest mark; null: none, as in a store that is new or was restored from nothing.</summary>
    Task<DaysMark?> DaysMarkAsync(CancellationToken cancellation);
}

/// <summary>Up to when (milliseconds) the daily values of an archive are known to be right, and from which day on.</summary>
public sealed record DaysMark(Instant At, LocalDay First);

/// <summary>Daily values as they stand in an archive. A day without a point is not there.</summary>
public sealed record ArchivedDays(
    IReadOnlyDictionary<LocalDay, CounterVector> Province,
    IReadOnlyDictionary<(string Unit, LocalDay Day), CounterVector> Units,
    IReadOnlyDictionary<(string Unit, LocalDay Day), CounterVector> OverProcedures);

/// <summary>Whether a system worked at a minute (degraded is up, silent is down), and its latency when it said so.</summary>
public sealed record HealthPoint(string Unit, string System, Instant Time, bool Up, double? LatencyMs);
