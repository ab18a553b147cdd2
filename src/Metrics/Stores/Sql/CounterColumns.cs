using System.Text.RegularExpressions;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Columns of the counter tables, one a counter, and the months that sums are kept for.</summary>
internal static partial class CounterColumns
{
    /// <summary>Column names in the order of <see cref="Counter"/>.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Enum.GetNames<Counter>().Select(name => Words().Replace(name, "_$1").ToLowerInvariant())];

    /// <summary>The names, separated by commas.</summary>
    public static readonly string List = string.Join(", ", Names);

    /// <summary>year × 12 + month − 1.</summary>
    public static int Month(LocalDay day) => (day.Date.Year * 12) + day.Date.Month - 1;

    /// <summary>First day of a month number.</summary>
    public static LocalDay FirstDay(int month) => LocalDay.Of(month / 12, (month % 12) + 1, 1);

    /// <summary>Adds the counters of a row, which begin at a column, to a vector.</summary>
    public static void ReadInto(IStoreRow row, int firstColumn, CounterVector into)
    {
        Span<long> values = into.Values;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] += row.Long(firstColumn + i);
        }
    }

    /// <summary>The figures at the end of a day, from the running sums of their changes.</summary>
    public static InstantCounts AtEnd(CounterVector sums) =>
        new(sums[Counter.BacklogChange], sums[Counter.PausedChange], sums[Counter.OverdueChange], sums[Counter.DueSoonChange]);

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Words();
}
