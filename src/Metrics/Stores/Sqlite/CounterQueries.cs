using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Reads sums: whole months from the month sums, what is left of a period from its days.</summary>
internal static class CounterQueries
{
    private static readonly string _days = $"SELECT {CounterTables.Sums}, count(*) FROM unit_days WHERE unit = ? AND day BETWEEN ? AND ?";
    private static readonly string _months = $"SELECT {CounterTables.Sums}, count(*) FROM unit_months WHERE unit = ? AND month BETWEEN ? AND ?";
    private static readonly string _eachDay = $"SELECT day, {CounterColumns.List} FROM unit_days WHERE unit = ? AND day BETWEEN ? AND ?";

    public static IReadOnlyDictionary<string, CounterVector> Sums(SqliteSession session, IReadOnlySet<string>? units, LocalDay first, LocalDay last)
    {
        var sums = new Dictionary<string, CounterVector>(StringComparer.Ordinal);
        foreach (string unit in units ?? DossierTable.UnitsOf(session, "unit_months"))
        {
            var sum = new CounterVector();
            if (Add(session, unit, first, last, sum))
            {
                sums.Add(unit, sum);
            }
        }

        return sums;
    }

    public static IReadOnlyDictionary<string, InstantCounts> AtEndOf(SqliteSession session, IReadOnlySet<string>? units, LocalDay day)
    {
        var counts = new Dictionary<string, InstantCounts>(StringComparer.Ordinal);
        foreach ((string unit, CounterVector sum) in Sums(session, units, new LocalDay(0), day))
        {
            counts.Add(unit, CounterColumns.AtEnd(sum));
        }

        return counts;
    }

    public static IReadOnlyList<(LocalDay Day, CounterVector Sums)> Days(SqliteSession session, IReadOnlySet<string>? units, LocalDay first, LocalDay last)
    {
        var days = new SortedDictionary<int, CounterVector>();
        foreach (string unit in units ?? DossierTable.UnitsOf(session, "unit_months"))
        {
            Statement row = session.Prepare(_eachDay).Bind(unit).Bind(first.Number).Bind(last.Number);
            while (row.Step())
            {
                int day = (int)row.Long(0);
                if (!days.TryGetValue(day, out CounterVector? sum))
                {
                    days.Add(day, sum = new CounterVector());
                }

                CounterColumns.ReadInto(row, 1, sum);
            }
        }

        return [.. days.Select(day => (new LocalDay(day.Key), day.Value))];
    }

    private static bool Add(SqliteSession session, string unit, LocalDay first, LocalDay last, CounterVector into)
    {
        if (CounterSpan.Of(first, last) is not { } span)
        {
            return false;
        }

        // Bitwise or: each part is read.
        return Add(session, _months, unit, span.FirstMonth, span.LastMonth, into)
            | Add(session, _days, unit, span.Before.First, span.Before.Last, into)
            | Add(session, _days, unit, span.After.First, span.After.Last, into);
    }

    private static bool Add(SqliteSession session, string sql, string unit, int from, int to, CounterVector into)
    {
        if (to < from)
        {
            return false;
        }

        Statement row = session.Prepare(sql).Bind(unit).Bind(from).Bind(to);
        bool any = row.Step() && row.Long(CounterVector.Count) > 0;
        if (any)
        {
            CounterColumns.ReadInto(row, 0, into);
        }

        row.Reset();
        return any;
    }
}
