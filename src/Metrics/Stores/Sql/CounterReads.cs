using Ioc.Metrics.Counters;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>What the relational stores do alike with the tables of counters.</summary>
internal static class CounterReads
{
    /// <summary>
    /// Empties the sums before they are made anew. Rows by procedure stay, at 0: who derives from them (InfluxDB) must learn that one is 0 now.
    /// </summary>
    public static readonly string Reset =
        $"DELETE FROM unit_days; DELETE FROM unit_months; UPDATE procedure_days SET {string.Join(", ", CounterColumns.Names.Select(column => $"{column} = 0"))}";

    /// <param name="among">How this engine says that a number is among those of $2.</param>
    public static StoreQuery<(CounterKey Key, CounterVector Counters)> ProcedureDays(string unit, string among, object days) => new(
        $"SELECT unit, day, procedure, {CounterColumns.List} FROM procedure_days WHERE unit = $1 AND day {among}",
        row =>
        {
            var counters = new CounterVector();
            CounterColumns.ReadInto(row, 3, counters);
            return (new CounterKey(row.Text(0), new LocalDay((int)row.Long(1)), row.Text(2)), counters);
        },
        unit, days);
}
