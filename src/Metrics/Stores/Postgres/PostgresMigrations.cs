using Ioc.Metrics.Stores.Sql;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Applies migrations to a PostgreSQL schema, one process at a time; the table schema_version holds the version and the lowest that may still use it.</summary>
internal static class PostgresMigrations
{
    /// <summary>Key of the advisory lock that holds while a schema is migrated ("Ioc" and a number).</summary>
    private const long Lock = 0x496F63_0001;

    /// <summary>Applies what the schema lacks, up to a version (for tests of older ones). Throws <see cref="StoreRefusedException"/> when a newer program made it.</summary>
    public static async Task ApplyAsync(
        this MigrationScripts scripts, NpgsqlConnection connection, string store, CancellationToken cancellation, int upTo = int.MaxValue)
    {
        await connection.ExecuteAsync($"SELECT pg_advisory_lock({Lock})", cancellation).ConfigureAwait(false);
        try
        {
            await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)", cancellation).ConfigureAwait(false);
            int version = await VersionAsync(connection, cancellation).ConfigureAwait(false);
            if (version > scripts.Latest && scripts.IsTooNew(version, await LowestAsync(connection, cancellation).ConfigureAwait(false)))
            {
                throw scripts.Newer(store, version);
            }

            if (version < scripts.Latest)
            {
                await connection.ExecuteAsync("ALTER TABLE schema_version ADD COLUMN IF NOT EXISTS lowest BIGINT", cancellation).ConfigureAwait(false);
            }

            for (; version < Math.Min(scripts.Latest, upTo); version++)
            {
                await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
                await connection.ExecuteAsync(scripts.After(version), cancellation).ConfigureAwait(false);
                await connection.ExecuteAsync($"DELETE FROM schema_version; INSERT INTO schema_version (version, lowest) VALUES ({version + 1}, {scripts.Lowest(version + 1)})", cancellation).ConfigureAwait(false);
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            // A broken connection has given the lock up already.
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await connection.ExecuteAsync($"SELECT pg_advisory_unlock({Lock})", CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    public static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        List<long> version = await connection
            .AllAsync(new StoreQuery<long>("SELECT coalesce(max(version), 0) FROM schema_version", row => row.Long(0)), cancellation).ConfigureAwait(false);
        return (int)version[0];
    }

    /// <summary>Only of a schema that is newer than this program: then the column is there. Null: not kept.</summary>
    public static async Task<int?> LowestAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        List<long?> lowest = await connection
            .AllAsync(new StoreQuery<long?>("SELECT max(lowest) FROM schema_version", row => row.LongOrNull(0)), cancellation).ConfigureAwait(false);
        return (int?)lowest[0];
    }

    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using NpgsqlCommand command = connection.Command(new StoreQuery<long>(sql, row => row.Long(0), values));
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
