using System.Data.Common;
using Dapper;
using Ioc.Metrics.Stores;
using Npgsql;

namespace Ioc.Dashboard.Databases;

/// <summary>Moves a database of the dashboard from its file into PostgreSQL, all its tables in one transaction. The file stays as it is.</summary>
internal static class DatabaseMove
{
    /// <summary>Rows moved by table; empty: the file is not there. Throws <see cref="StoreRefusedException"/> when something is kept in the target already.</summary>
    public static IReadOnlyList<(string Table, long Rows)> Run(string file, DashboardDatabase from, DashboardDatabase to)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        from.Migrate();
        to.Migrate();
        using DbConnection source = from.Open(), target = to.Open();
        using DbTransaction transaction = target.BeginTransaction();
        var moved = new List<(string Table, long Rows)>();

        // In the order they were made: what refers to a table was made after it.
        foreach (string table in source.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"))
        {
            if (target.ExecuteScalar<long>($"SELECT count(*) FROM {table}", transaction: transaction) > 0)
            {
                throw new StoreRefusedException($"PostgreSQL đã có dữ liệu trong bảng {table}; không có gì được chuyển. The table {table} in PostgreSQL is not empty: nothing was moved.");
            }

            moved.Add((table, Copy(source, target, transaction, table)));
        }

        transaction.Commit();
        return moved;
    }

    private static long Copy(DbConnection source, DbConnection target, DbTransaction transaction, string table)
    {
        using var rows = (DbDataReader)source.ExecuteReader($"SELECT * FROM {table}");
        string[] columns = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        string insert = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})";
        long count = 0;
        while (rows.Read())
        {
            using var command = new NpgsqlCommand(insert, (NpgsqlConnection)target, (NpgsqlTransaction)transaction);
            for (int i = 0; i < columns.Length; i++)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = rows.GetValue(i) });
            }

            count += command.ExecuteNonQuery();
        }

        // Numbers that are given next begin after those that came along.
        const string Numbered = "SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = @table AND column_name = 'id' AND is_identity = 'YES'";
        if (count > 0 && target.ExecuteScalar<long>(Numbered, new { table }, transaction) > 0)
        {
            target.Execute($"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))", transaction: transaction);
        }

        return count;
    }
}
