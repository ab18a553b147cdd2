using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>How a period is summed: whole months [FirstMonth, LastMonth] from the month sums, the days before and after them one by one. Empty ranges are reversed.</summary>
internal readonly record struct CounterSpan(int FirstMonth, int LastMonth, (int First, int Last) Before, (int First, int Last) After)
{
    /// <summary>Null when the period itself is reversed.</summary>
    public static CounterSpan? Of(LocalDay first, LocalDay last)
    {
        if (last < first)
        {
            return null;
        }

        int firstMonth = CounterColumns.Month(first) + (first == CounterColumns.FirstDay(CounterColumns.Month(first)) ? 0 : 1);
        int lastMonth = CounterColumns.Month(last + 1) - 1;
        return lastMonth < firstMonth
            ? new CounterSpan(1, 0, (first.Number, last.Number), (1, 0))
            : new CounterSpan(
                firstMonth, lastMonth,
                (first.Number, CounterColumns.FirstDay(firstMonth).Number - 1),
                (CounterColumns.FirstDay(lastMonth + 1).Number, last.Number));
    }
}
