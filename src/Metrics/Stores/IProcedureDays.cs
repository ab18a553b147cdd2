using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>Counters by unit, day and procedure, for stores that are derived from the state of record. Thread-safe.</summary>
public interface IProcedureDays
{
    /// <summary>Rows of a unit's days [first, last]. One whose counters fell back to 0 is still there.</summary>
    Task<IReadOnlyList<(CounterKey Key, CounterVector Counters)>> ProcedureDaysAsync(string unit, LocalDay first, LocalDay last, CancellationToken cancellation);
}
