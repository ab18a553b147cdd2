using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores.Sql;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Sums by unit and day, by unit and month, and by unit, procedure and day; all move together.</summary>
internal static class CounterTables
{
    public static readonly string Sums = string.Join(", ", CounterColumns.Names.Select(column => $"sum({column})"));

    private static readonly string _parameters = string.Join(", ", CounterColumns.Names.Select(_ => "?"));
    private static readonly string _additions = string.Join(", ", CounterColumns.Names.Select(column => $"{column} = {column} + excluded.{column}"));
    private static readonly string _addDay = Upsert("unit_days", "unit, day", "?, ?");
    private static readonly string _addMonth = Upsert("unit_months", "unit, month", "?, ?");
    private static readonly string _addProcedure = Upsert("procedure_days", "unit, procedure, day", "?, ?, ?");

    /// <summary>Adds deltas; sums over procedures and months are made in memory first, so that each row is touched once a batch.</summary>
    public static void Add(SqliteSession session, IReadOnlyDictionary<CounterKey, CounterVector> deltas)
    {
        if (deltas.Count == 0)
        {
            return;
        }

        var sums = new CounterSums(deltas);
        foreach ((CounterKey key, CounterVector delta) in sums.Procedures)
        {
            Bind(session.Prepare(_addProcedure).Bind(key.Unit).Bind(key.Procedure).Bind(key.Day.Number), delta).Run();
        }

        foreach (((string unit, int day), CounterVector delta) in sums.Days)
        {
            Bind(session.Prepare(_addDay).Bind(unit).Bind(day), delta).Run();
        }

        foreach (((string unit, int month), CounterVector delta) in sums.Months)
        {
            Bind(session.Prepare(_addMonth).Bind(unit).Bind(month), delta).Run();
        }
    }

    public static void Clear(SqliteSession session) =>
        session.Execute("DELETE FROM unit_days; DELETE FROM unit_months; DELETE FROM procedure_days");

    private static Statement Bind(Statement statement, CounterVector vector)
    {
        foreach (long value in vector.Values)
        {
            statement.Bind(value);
        }

        return statement;
    }

    private static string Upsert(string table, string key, string keyParameters) =>
        $"INSERT INTO {table} ({key}, {CounterColumns.List}) VALUES ({keyParameters}, {_parameters}) ON CONFLICT ({key}) DO UPDATE SET {_additions}";
}
