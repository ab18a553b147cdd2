using Dapper;
using Microsoft.Data.Sqlite;

namespace Ioc.Dashboard.Tests.Databases;

/// <summary>A copy of every database of a running server's folder in which each table has one row. Deleted at the end.</summary>
internal sealed class FilledFolder : IDisposable
{
    /// <summary>Columns that take certain words only.</summary>
    private static readonly Dictionary<string, string> _words = new()
    {
        ["reports.state"] = "draft",
        ["report_deliveries.kind"] = "mail",
        ["report_deliveries.state"] = "done",
    };

    public FilledFolder(string running)
    {
        foreach (string file in Directory.GetFiles(running, "*.db"))
        {
            using SqliteConnection from = Open(file), to = Open(Path.Combine(Folder, Path.GetFileName(file)));
            from.BackupDatabase(to);
            string[] tables = [.. Tables(to).Where(table => table != "meta")];
            foreach (string table in tables.Reverse())
            {
                to.Execute($"DELETE FROM \"{table}\""); // of other tests; what refers to a table was made after it
            }

            Array.ForEach(tables, table => Fill(to, table));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("ioc-filled-").FullName;

    /// <summary>Rows by database and table; not those of `series.db`, whose minutes are no state.</summary>
    public IReadOnlyList<(string Database, string Table, long Rows)> Rows() =>
    [
        .. from file in Directory.GetFiles(Folder, "*.db")
           let name = Path.GetFileNameWithoutExtension(file)
           where name != "series"
           from row in RowsOf(file)
           select (name, row.Table, row.Rows),
    ];

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static List<(string Table, long Rows)> RowsOf(string file)
    {
        using SqliteConnection connection = Open(file);
        return [.. Tables(connection).Select(table => (table, Count(connection, table)))];
    }

    private static IReadOnlyList<string> Tables(SqliteConnection connection) =>
        [.. connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('version', 'leases', 'schema_lowest') ORDER BY rowid")];

    private static long Count(SqliteConnection connection, string table) => connection.ExecuteScalar<long>($"SELECT count(*) FROM \"{table}\"");

    /// <summary>One row: every number 1, every text x, so that references between the rows hold.</summary>
    private static void Fill(SqliteConnection connection, string table)
    {
        (string Name, string Type)[] columns = [.. connection.Query<(string, string)>("SELECT name, type FROM pragma_table_info(@table)", new { table })];
        IEnumerable<string> values = columns.Select(column => column.Type switch
        {
            "TEXT" => $"'{_words.GetValueOrDefault($"{table}.{column.Name}", "x")}'",
            "BLOB" => "x'01'",
            _ => "1",
        });
        connection.Execute($"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", values)})");
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        return connection;
    }
}
