using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores.Sql;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Adds deltas to the sums by unit and day, by unit and month, and by unit, day and procedure; all move together.</summary>
internal static class CounterWrites
{
    public static void Add(IReadOnlyDictionary<CounterKey, CounterVector> deltas, NpgsqlBatch into)
    {
        var sums = new CounterSums(deltas);
        new RowsOf<(CounterKey Key, CounterVector Delta)>("procedure_days", sums.Procedures)
            .Text("unit", row => row.Key.Unit)
            .Long("day", row => row.Key.Day.Number)
            .Text("procedure", row => PostgresText.Key(row.Key.Procedure))
            .Longs(CounterColumns.Names, (row, counter) => row.Delta.Values[counter])
            .AddTo("unit, day, procedure", into);
        Add("unit_days", "day", [.. sums.Days.Select(sum => (sum.Key.Unit, sum.Key.Day, sum.Value))], into);
        Add("unit_months", "month", [.. sums.Months.Select(sum => (sum.Key.Unit, sum.Key.Month, sum.Value))], into);
    }

    private static void Add(string table, string time, List<(string Unit, int Time, CounterVector Delta)> sums, NpgsqlBatch into) =>
        new RowsOf<(string Unit, int Time, CounterVector Delta)>(table, sums)
            .Text("unit", row => row.Unit)
            .Long(time, row => row.Time)
            .Longs(CounterColumns.Names, (row, counter) => row.Delta.Values[counter])
            .AddTo($"unit, {time}", into);
}
