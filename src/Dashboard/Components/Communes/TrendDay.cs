using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Received and resolved of one local day.</summary>
public sealed record TrendDay(LocalDay Day, long Received, long Resolved)
{
    /// <summary>A full row of days from the first on; days without counters are 0.</summary>
    public static IReadOnlyList<TrendDay> Row(LocalDay first, int count, IReadOnlyList<(LocalDay Day, CounterVector Sums)> known)
    {
        Dictionary<LocalDay, CounterVector> byDay = known.ToDictionary(k => k.Day, k => k.Sums);
        return [.. Enumerable.Range(0, count).Select(i => byDay.TryGetValue(first + i, out CounterVector? sums)
            ? new TrendDay(first + i, sums[Counter.Received], sums[Counter.Resolved])
            : new TrendDay(first + i, 0, 0))];
    }
}
