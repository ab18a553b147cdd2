using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>
/// Rows for a table, handed over column by column as arrays (`unnest`): one statement whatever their number, prepared once by the driver.
/// A key must not occur twice among them.
/// </summary>
internal sealed class RowsOf<T>(string table, IReadOnlyList<T> rows)
{
    private readonly List<(string Column, string Type, NpgsqlParameter Values)> _columns = [];

    public RowsOf<T> Text(string column, Func<T, string?> value) =>
        Add(column, "text", NpgsqlDbType.Text, row => value(row) is { } text ? PostgresText.Encode(text) : null);

    public RowsOf<T> Long(string column, Func<T, long> value) => Add(column, "bigint", NpgsqlDbType.Bigint, value);

    public RowsOf<T> Long(string column, Func<T, long?> value) => Add(column, "bigint", NpgsqlDbType.Bigint, value);

    public RowsOf<T> Bytes(string column, Func<T, byte[]?> value) => Add(column, "bytea", NpgsqlDbType.Bytea, value);

    /// <summary>A column for each name; the value is asked for by its place.</summary>
    public RowsOf<T> Longs(IReadOnlyList<string> columns, Func<T, int, long> value)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            int index = i;
            Long(columns[i], (T row) => value(row, index));
        }

        return this;
    }

    /// <summary>Inserts; a row that is there is replaced but for its key.</summary>
    public void Replace(string key, NpgsqlBatch into) => Insert(key, column => $"excluded.{column}", into);

    /// <summary>Inserts; to a row that is there the values are added.</summary>
    public void AddTo(string key, NpgsqlBatch into) => Insert(key, column => $"{table}.{column} + excluded.{column}", into);

    /// <summary>Inserts; for a row that is there the expression says what each column becomes; null leaves it as it is.</summary>
    public void Insert(string key, Func<string, string?> update, NpgsqlBatch into)
    {
        string[] keys = key.Split(", ");
        IEnumerable<string> changes = _columns.Where(column => !keys.Contains(column.Column))
            .Select(column => (column.Column, Value: update(column.Column))).Where(change => change.Value is not null)
            .Select(change => $"{change.Column} = {change.Value}");
        string changed = string.Join(", ", changes);
        Insert($" ON CONFLICT ({key}) DO {(changed.Length > 0 ? "UPDATE SET " + changed : "NOTHING")}", into);
    }

    /// <summary>Inserts; the text that follows says what of rows that are there.</summary>
    public void Insert(string conflict, NpgsqlBatch into)
    {
        string names = string.Join(", ", _columns.Select(column => column.Column));
        Send($"INSERT INTO {table} ({names}) SELECT * FROM {Unnest()}{conflict}", into);
    }

    /// <summary>Runs a statement whose `{0}` stands for the rows, named v.</summary>
    public void Run(string sql, NpgsqlBatch into) =>
        Send(sql.Replace("{0}", $"{Unnest()} AS v({string.Join(", ", _columns.Select(column => column.Column))})", StringComparison.Ordinal), into);

    private void Send(string sql, NpgsqlBatch into)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var command = new NpgsqlBatchCommand(sql);
        _columns.ForEach(column => command.Parameters.Add(column.Values));
        into.BatchCommands.Add(command);
    }

    private string Unnest()
    {
        var text = new StringBuilder("unnest(");
        for (int i = 0; i < _columns.Count; i++)
        {
            text.Append(i == 0 ? "$" : ", $").Append(i + 1).Append("::").Append(_columns[i].Type).Append("[]");
        }

        return text.Append(')').ToString();
    }

    private RowsOf<T> Add<TValue>(string column, string type, NpgsqlDbType element, Func<T, TValue> value)
    {
        var values = new TValue[rows.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = value(rows[i]);
        }

        _columns.Add((column, type, new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element }));
        return this;
    }
}
