namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>
/// Upserts into one table of sums within one batch. A delta has two or three counters of all, so there is a statement for each set of
/// counters that occurs; statements are looked up by that set, because hashing a text of this length costs as much as the row.
/// </summary>
internal sealed class CounterAdditions
{
    /// <summary>As many as a set has bits.</summary>
    private const int Most = 64;

    private readonly Dictionary<ulong, Statement> _statements = [];
    private readonly SqliteSession _session;
    private readonly string _table;
    private readonly string _key;
    private readonly IReadOnlyList<string> _counters;

    /// <summary>Counters: their columns. Throws <see cref="ArgumentOutOfRangeException"/> for more than 64.</summary>
    public CounterAdditions(SqliteSession session, string table, string key, IReadOnlyList<string> counters)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(counters.Count, Most);
        (_session, _table, _key, _counters) = (session, table, key, counters);
    }

    /// <summary>The statement for the counters that this delta changes: bind the key, then <see cref="Run"/>.</summary>
    public Statement For(ReadOnlySpan<long> delta)
    {
        ulong set = 0;
        for (int i = 0; i < delta.Length; i++)
        {
            set |= delta[i] == 0 ? 0 : 1UL << i;
        }

        if (!_statements.TryGetValue(set, out Statement? statement))
        {
            statement = _session.Prepare(Sql(set));
            _statements.Add(set, statement);
        }

        return statement;
    }

    /// <summary>Binds what the delta changes and executes.</summary>
    public static void Run(Statement statement, ReadOnlySpan<long> delta)
    {
        foreach (long value in delta)
        {
            if (value != 0)
            {
                statement.Bind(value);
            }
        }

        statement.Run();
    }

    private string Sql(ulong set)
    {
        List<string> columns = [.. _counters.Where((_, i) => (set & (1UL << i)) != 0)];
        string parameters = string.Join(", ", Enumerable.Repeat("?", _key.Split(',').Length + columns.Count));
        string additions = string.Join(", ", columns.Select(column => $"{column} = {column} + excluded.{column}"));
        string names = string.Concat(columns.Select(column => $", {column}"));
        return additions.Length == 0
            ? $"INSERT INTO {_table} ({_key}) VALUES ({parameters}) ON CONFLICT DO NOTHING"
            : $"INSERT INTO {_table} ({_key}{names}) VALUES ({parameters}) ON CONFLICT ({_key}) DO UPDATE SET {additions}";
    }
}
