using System.Data.Common;
using Dapper;
using Ioc.Metrics.Stores;
using Ioc.Operations.Databases;
using Npgsql;

namespace Ioc.Operations.Moving;

/// <summary>Copies a database of the dashboard from its file into its schema in PostgreSQL, within the transaction that the caller holds. The file stays as it is.</summary>
internal static class DatabaseMove
{
    /// <summary>
    /// Rows moved by table, counted on both sides; empty: the file is not there. The target's tables are made already. Throws
    /// <see cref="StoreRefusedException"/> when something is kept there or a count differs.
    /// </summary>
    public static IReadOnlyList<(string Table, long Rows)> Run(DashboardDatabase from, DashboardDatabase to, NpgsqlConnection target)
    {
        if (!File.Exists(from.File))
        {
            return [];
        }

        from.Migrate();
        using DbConnection source = from.Open();

        // In the order they were made: what refers to a table was made after it. Which version of the program may use a database is each database's own affair.
        string[] tables = [.. source.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_lowest' ORDER BY rowid")];
        RefuseUsed(to, target, tables);
        var moved = new List<(string Table, long Rows)>();
        foreach (string table in tables)
        {
            Copy(source, target, table, $"\"{to.Schema}\".{table}");
            long here = Count(target, $"\"{to.Schema}\".{table}"), there = Count(source, table);
            if (here != there)
            {
                throw new StoreRefusedException(
                    $"Số dòng của {table} không khớp; không có gì được chuyển. {from.File}, {table}: {there} rows, {here} in PostgreSQL; nothing was moved.");
            }

            moved.Add((table, here));
        }

        return moved;
    }

    private static void RefuseUsed(DashboardDatabase to, NpgsqlConnection target, string[] tables)
    {
        foreach (string table in tables.Where(table => Count(target, $"\"{to.Schema}\".{table}") > 0))
        {
            throw new StoreRefusedException(
                $"PostgreSQL đã có dữ liệu trong bảng {to.Schema}.{table}; không có gì được chuyển. The table {to.Schema}.{table} in PostgreSQL is not empty: nothing was moved.");
        }
    }

    private static long Count(DbConnection connection, string table) => connection.ExecuteScalar<long>($"SELECT count(*) FROM {table}");

    private static void Copy(DbConnection source, NpgsqlConnection target, string table, string into)
    {
        using var rows = (DbDataReader)source.ExecuteReader($"SELECT * FROM {table}");
        string[] columns = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        string insert = $"INSERT INTO {into} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})";
        bool any = false;
        for (; rows.Read(); any = true)
        {
            using var command = new NpgsqlCommand(insert, target);
            for (int i = 0; i < columns.Length; i++)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = rows.GetValue(i) });
            }

            command.ExecuteNonQuery();
        }

        // Numbers that are given next begin after those that came along.
        if (any && columns.Contains("id") && target.ExecuteScalar<string?>("SELECT pg_get_serial_sequence(@into, 'id')", new { into }) is { } sequence)
        {
            target.Execute($"SELECT setval(@sequence, (SELECT max(id) FROM {into}))", new { sequence });
        }
    }
}
