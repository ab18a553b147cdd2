using Ioc.Metrics.Counters;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>Counters by unit, day and procedure, for stores that are derived from the state of record. Thread-safe.</summary>
public interface IProcedureDays
{
    /// <summary>Rows of some days of a unit, in no order. One whose counters fell back to 0 is still there.</summary>
    Task<IReadOnlyList<(CounterKey Key, CounterVector Counters)>> ProcedureDaysAsync(string unit, IReadOnlyCollection<LocalDay> days, CancellationToken cancellation);
}
