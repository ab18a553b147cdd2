using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Sums for figures: one statement, and so one snapshot, whatever the number of units.</summary>
public sealed partial class PostgresOperationalStore
{
    private static readonly string _sums = string.Join(", ", CounterColumns.Names.Select(column => $"sum({column})::bigint"));

    public async Task<IReadOnlyDictionary<string, CounterVector>> SumsAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        await UseAsync(connection => SumsAsync(connection, units, first, last, cancellation), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyDictionary<string, InstantCounts>> AtEndOfAsync(IReadOnlySet<string>? units, LocalDay day, CancellationToken cancellation) =>
        (await SumsAsync(units, new LocalDay(0), day, cancellation).ConfigureAwait(false)).ToDictionary(sum => sum.Key, sum => CounterColumns.AtEnd(sum.Value));

    public async Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>> DaysAsync(
        IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation) => await ReadAsync(Days(units, first, last), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<(CounterKey Key, CounterVector Counters)>> ProcedureDaysAsync(
        string unit, IReadOnlyCollection<LocalDay> days, CancellationToken cancellation) =>
        await ReadAsync(CounterReads.ProcedureDays(unit, "= ANY($2)", days.Select(day => (long)day.Number).ToArray()), cancellation).ConfigureAwait(false);

    internal static StoreQuery<(LocalDay Day, CounterVector Sums)> Days(IReadOnlySet<string>? units, LocalDay first, LocalDay last) => new(
        $"SELECT day, {_sums} FROM unit_days WHERE day BETWEEN $1 AND $2{Of(units, 3)} GROUP BY day ORDER BY day",
        row => (new LocalDay((int)row.Long(0)), Vector(row)),
        [first.Number, last.Number, .. Values(units)]);

    internal static async Task<Dictionary<string, CounterVector>> SumsAsync(
        NpgsqlConnection connection, IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation)
    {
        if (CounterSpan.Of(first, last) is not { } span)
        {
            return [];
        }

        string chosen = Of(units, 7);
        var query = new StoreQuery<(string Unit, CounterVector Sums)>(
            $"""
            SELECT unit, {_sums} FROM (
                SELECT unit, {CounterColumns.List} FROM unit_months WHERE month BETWEEN $1 AND $2{chosen}
                UNION ALL SELECT unit, {CounterColumns.List} FROM unit_days WHERE day BETWEEN $3 AND $4{chosen}
                UNION ALL SELECT unit, {CounterColumns.List} FROM unit_days WHERE day BETWEEN $5 AND $6{chosen}) AS parts
            GROUP BY unit ORDER BY unit
            """,
            row => (row.Text(0), Vector(row)),
            [span.FirstMonth, span.LastMonth, span.Before.First, span.Before.Last, span.After.First, span.After.Last, .. Values(units)]);
        return (await connection.AllAsync(query, cancellation).ConfigureAwait(false)).ToDictionary(sum => sum.Unit, sum => sum.Sums, StringComparer.Ordinal);
    }

    private static string Of(IReadOnlySet<string>? units, int parameter) => units is null ? "" : $" AND unit = ANY(${parameter})";

    private static object[] Values(IReadOnlySet<string>? units) => units is null ? [] : [units.ToArray()];

    private static CounterVector Vector(IStoreRow row)
    {
        var sums = new CounterVector();
        CounterColumns.ReadInto(row, 1, sums);
        return sums;
    }

    public async Task<IStoreSnapshot> SnapshotAsync(CancellationToken cancellation)
    {
        try
        {
            return await PostgresSnapshot.BeginAsync(_source, Name, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            throw PostgresFailure.Explain(error, Name);
        }
    }
}
