using System.Text.RegularExpressions;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Sums by unit and day, by unit and month, and by unit, procedure and day; all move together.</summary>
internal static partial class CounterTables
{
    /// <summary>Column names in the order of <see cref="Counter"/>.</summary>
    public static readonly IReadOnlyList<string> Columns = [.. Enum.GetNames<Counter>().Select(name => Words().Replace(name, "_$1").ToLowerInvariant())];

    public static readonly string Sums = string.Join(", ", Columns.Select(column => $"sum({column})"));

    private static readonly string _values = string.Join(", ", Columns);
    private static readonly string _parameters = string.Join(", ", Columns.Select(_ => "?"));
    private static readonly string _additions = string.Join(", ", Columns.Select(column => $"{column} = {column} + excluded.{column}"));
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

        var days = new Dictionary<(string Unit, int Day), CounterVector>();
        var months = new Dictionary<(string Unit, int Month), CounterVector>();
        foreach ((CounterKey key, CounterVector delta) in deltas)
        {
            if (delta.IsZero)
            {
                continue;
            }

            AddTo(days, (key.Unit, key.Day.Number), delta);
            AddTo(months, (key.Unit, Month(key.Day)), delta);
            Bind(session.Prepare(_addProcedure).Bind(key.Unit).Bind(key.Procedure).Bind(key.Day.Number), delta).Run();
        }

        foreach (((string unit, int day), CounterVector delta) in days)
        {
            Bind(session.Prepare(_addDay).Bind(unit).Bind(day), delta).Run();
        }

        foreach (((string unit, int month), CounterVector delta) in months)
        {
            Bind(session.Prepare(_addMonth).Bind(unit).Bind(month), delta).Run();
        }
    }

    public static void Clear(SqliteSession session) =>
        session.Execute("DELETE FROM unit_days; DELETE FROM unit_months; DELETE FROM procedure_days");

    /// <summary>year × 12 + month − 1.</summary>
    public static int Month(LocalDay day) => (day.Date.Year * 12) + day.Date.Month - 1;

    /// <summary>First day of a month number.</summary>
    public static LocalDay FirstDay(int month) => LocalDay.Of(month / 12, (month % 12) + 1, 1);

    /// <summary>Adds the counters of a row, which begin at a column, to a vector.</summary>
    public static void ReadInto(Statement row, int firstColumn, CounterVector into)
    {
        Span<long> values = into.Values;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] += row.Long(firstColumn + i);
        }
    }

    private static void AddTo<TKey>(Dictionary<TKey, CounterVector> sums, TKey key, CounterVector delta)
        where TKey : notnull
    {
        if (sums.TryGetValue(key, out CounterVector? sum))
        {
            sum.Add(delta);
        }
        else
        {
            sums.Add(key, delta.Copy());
        }
    }

    private static Statement Bind(Statement statement, CounterVector vector)
    {
        foreach (long value in vector.Values)
        {
            statement.Bind(value);
        }

        return statement;
    }

    private static string Upsert(string table, string key, string keyParameters) =>
        $"INSERT INTO {table} ({key}, {_values}) VALUES ({keyParameters}, {_parameters}) ON CONFLICT ({key}) DO UPDATE SET {_additions}";

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Words();
}
