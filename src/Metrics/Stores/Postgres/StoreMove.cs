using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Stores.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>
/// Moves a SQLite state of record into an empty PostgreSQL store, table by table, in one transaction; rows are counted on both sides before it is
/// committed, so after any failure the target is empty and the move may be repeated. The SQLite file stays as it is. Nobody may write to it meanwhile:
/// the caller holds the data directory's lock.
/// </summary>
public static class StoreMove
{
    private static readonly string[] _tables =
    [
        "meta", "partitions", "dossiers", "unit_days", "unit_months", "procedure_days", "last_arrivals", "dead_letters", "quality",
        "health_series", "health_chunks", "outages", "incidents", "unobserved", "indicators", "source_totals", "series_waiting", "series_gaps", "offset_gaps", "maintenance",
    ];

    /// <summary>Tables that number their rows themselves.</summary>
    private static readonly string[] _numbered = ["dossiers", "dead_letters", "maintenance"];

    /// <summary>
    /// Rows moved by table. Along: what else goes into the same database, in the same transaction, before the large tables. Throws
    /// <see cref="StoreRefusedException"/> when the target is not empty or a count differs, and the stores' other exceptions.
    /// </summary>
    public static async Task<IReadOnlyList<(string Table, long Rows)>> RunAsync(
        string sqliteFile, string postgres, Profile profile, IProgress<(string Table, long Rows)>? progress, CancellationToken cancellation,
        Func<NpgsqlConnection, Task>? along = null)
    {
        if (!File.Exists(sqliteFile))
        {
            throw new StoreRefusedException($"Không có tệp (there is no store to move): {sqliteFile}");
        }

        // Opening brings each to the latest version and refuses another province.
        await using (var from = new SqliteOperationalStore(sqliteFile, TimeProvider.System))
        {
            await from.OpenAsync(profile, cancellation).ConfigureAwait(false);
        }

        await using (var to = new PostgresOperationalStore(postgres, TimeProvider.System))
        {
            await to.OpenAsync(profile, cancellation).ConfigureAwait(false);
        }

        string name = PostgresConnection.Name(postgres);
        try
        {
            await using NpgsqlDataSource source = PostgresConnection.Source(postgres);
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            using SqliteSession session = SqliteSession.OpenGuest(sqliteFile, SqliteFileState.Of(sqliteFile)); // no -shm of whoever moves it is left behind
            session.Prepare("BEGIN").Run();
            return await RunAsync(session, connection, name, progress, along, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            throw PostgresFailure.Explain(error, name);
        }
        catch (SqliteError error)
        {
            throw SqliteFailure.Explain(error, sqliteFile);
        }
    }

    private static async Task<IReadOnlyList<(string Table, long Rows)>> RunAsync(
        SqliteSession from, NpgsqlConnection to, string name, IProgress<(string Table, long Rows)>? progress, Func<NpgsqlConnection, Task>? along, CancellationToken cancellation)
    {
        await using NpgsqlTransaction transaction = await to.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await to.ExecuteAsync($"LOCK TABLE {string.Join(", ", _tables)} IN EXCLUSIVE MODE", cancellation).ConfigureAwait(false);
        await RefuseUsedAsync(to, name, cancellation).ConfigureAwait(false);
        if (along is not null)
        {
            await along(to).ConfigureAwait(false);
        }

        await to.ExecuteAsync("DELETE FROM meta", cancellation).ConfigureAwait(false);
        var moved = new List<(string Table, long Rows)>();
        foreach (string table in _tables)
        {
            long rows = await CopyAsync(from, to, table, cancellation).ConfigureAwait(false);
            long here = await CountAsync(to, table, cancellation).ConfigureAwait(false), there = from.Scalar($"SELECT count(*) FROM {table}");
            if (rows != there || here != there)
            {
                throw new StoreRefusedException($"Số dòng của {table} không khớp; không có gì được ghi. {table}: {there} rows in SQLite, {here} in {name}; nothing was moved.");
            }

            moved.Add((table, rows));
            progress?.Report((table, rows));
        }

        await to.ExecuteAsync(
            string.Join("; ", _numbered.Select(table => $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), coalesce(max(id), 0) + 1, false) FROM {table}")),
            cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return moved;
    }

    private static async Task RefuseUsedAsync(NpgsqlConnection to, string name, CancellationToken cancellation)
    {
        StoreState state = (await to.AllAsync(MetaQueries.State(), cancellation).ConfigureAwait(false))[0];
        if (state.CommitNumber > 0 || await CountAsync(to, "dossiers", cancellation).ConfigureAwait(false) > 0)
        {
            throw new StoreRefusedException($"{name} đã có dữ liệu; hãy chọn cơ sở dữ liệu trống. {name} is in use already: name an empty database.");
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string table, CancellationToken cancellation) =>
        (await connection.AllAsync(new StoreQuery<long>($"SELECT count(*) FROM {table}", row => row.Long(0)), cancellation).ConfigureAwait(false))[0];

    /// <summary>Columns are those of the target; of health_chunks SQLite also has a row number, which nothing refers to.</summary>
    private static async Task<long> CopyAsync(SqliteSession from, NpgsqlConnection to, string table, CancellationToken cancellation)
    {
        List<(string Name, NpgsqlDbType Type)> columns = await to.AllAsync(
            new StoreQuery<(string, NpgsqlDbType)>(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
                row => (row.Text(0), TypeOf(row.Text(1))), table),
            cancellation).ConfigureAwait(false);
        string names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        await using NpgsqlBinaryImporter copy = await to.BeginBinaryImportAsync($"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", cancellation).ConfigureAwait(false);
        Statement row = from.Prepare($"SELECT {names} FROM {table}");
        long rows = 0;
        for (; row.Step(); rows++)
        {
            await copy.StartRowAsync(cancellation).ConfigureAwait(false);
            for (int i = 0; i < columns.Count; i++)
            {
                await WriteAsync(copy, row, i, columns[i].Type, table == "procedure_days", cancellation).ConfigureAwait(false);
            }
        }

        await copy.CompleteAsync(cancellation).ConfigureAwait(false);
        return rows;
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, Statement row, int column, NpgsqlDbType type, bool isKey, CancellationToken cancellation) => type switch
    {
        _ when row.IsNull(column) => copy.WriteNullAsync(cancellation),
        NpgsqlDbType.Bigint => copy.WriteAsync(row.Long(column), type, cancellation),
        NpgsqlDbType.Bytea => copy.WriteAsync(row.Bytes(column), type, cancellation),
        _ => copy.WriteAsync(PostgresText.Encode(isKey ? PostgresText.Key(row.Text(column)) : row.Text(column)), type, cancellation),
    };

    private static NpgsqlDbType TypeOf(string name) => name switch
    {
        "bigint" => NpgsqlDbType.Bigint,
        "bytea" => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };
}
