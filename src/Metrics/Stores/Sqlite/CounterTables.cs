using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores.Sql;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Sums by unit and day, by unit and month, and by unit, procedure and day; all move together.</summary>
internal static class CounterTables
{
    public static readonly string Sums = string.Join(", ", CounterColumns.Names.Select(column => $"sum({column})"));

    /// <summary>Adds deltas; sums over procedures and months are made in memory first, so that each row is touched once a batch.</summary>
    public static void Add(SqliteSession session, IReadOnlyDictionary<CounterKey, CounterVector> deltas)
    {
        if (deltas.Count == 0)
        {
            return;
        }

        var sums = new CounterSums(deltas);
        var byProcedure = new CounterAdditions(session, "procedure_days", "unit, day, procedure", CounterColumns.Names);
        foreach ((CounterKey key, CounterVector delta) in sums.Procedures)
        {
            CounterAdditions.Run(byProcedure.For(delta.Values).Bind(key.Unit).Bind(key.Day.Number).Bind(key.Procedure), delta.Values);
        }

        var byDay = new CounterAdditions(session, "unit_days", "unit, day", CounterColumns.Names);
        foreach (((string unit, int day), CounterVector delta) in sums.Days)
        {
            CounterAdditions.Run(byDay.For(delta.Values).Bind(unit).Bind(day), delta.Values);
        }

        var byMonth = new CounterAdditions(session, "unit_months", "unit, month", CounterColumns.Names);
        foreach (((string unit, int month), CounterVector delta) in sums.Months)
        {
            CounterAdditions.Run(byMonth.For(delta.Values).Bind(unit).Bind(month), delta.Values);
        }
    }

    public static void Clear(SqliteSession session) =>
        session.Execute(CounterReads.Reset);
}
