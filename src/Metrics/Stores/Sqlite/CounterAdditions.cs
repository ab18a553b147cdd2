using Ioc.Metrics.Kpis;
using Ioc.Metrics.Stores.Sql;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>
/// Upserts into one table of sums within one batch. A delta has two or three counters of twenty-five, so there is a statement for each set of
/// counters that occurs; statements are looked up by that set, because hashing a text of this length costs as much as the row.
/// </summary>
internal sealed class CounterAdditions(SqliteSession session, string table, string key)
{
    private readonly Dictionary<int, Statement> _statements = [];

    /// <summary>The statement for the counters that this delta changes: bind the key, then <see cref="Run"/>.</summary>
    public Statement For(CounterVector delta)
    {
        int set = 0;
        ReadOnlySpan<long> values = delta.Values;
        for (int i = 0; i < values.Length; i++)
        {
            set |= values[i] == 0 ? 0 : 1 << i;
        }

        if (!_statements.TryGetValue(set, out Statement? statement))
        {
            statement = session.Prepare(Sql(set));
            _statements.Add(set, statement);
        }

        return statement;
    }

    /// <summary>Binds what the delta changes and executes.</summary>
    public static void Run(Statement statement, CounterVector delta)
    {
        foreach (long value in delta.Values)
        {
            if (value != 0)
            {
                statement.Bind(value);
            }
        }

        statement.Run();
    }

    private string Sql(int set)
    {
        List<string> columns = [.. CounterColumns.Names.Where((_, i) => (set & (1 << i)) != 0)];
        string parameters = string.Join(", ", Enumerable.Repeat("?", key.Split(',').Length + columns.Count));
        string additions = string.Join(", ", columns.Select(column => $"{column} = {column} + excluded.{column}"));
        string names = string.Concat(columns.Select(column => $", {column}"));
        return additions.Length == 0
            ? $"INSERT INTO {table} ({key}) VALUES ({parameters}) ON CONFLICT DO NOTHING"
            : $"INSERT INTO {table} ({key}{names}) VALUES ({parameters}) ON CONFLICT ({key}) DO UPDATE SET {additions}";
    }
}
