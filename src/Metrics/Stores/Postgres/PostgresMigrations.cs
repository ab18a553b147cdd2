using Ioc.Metrics.Stores.Sql;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Applies migrations to a PostgreSQL schema, one process at a time; the table schema_version holds the version.</summary>
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
            if (version > scripts.Latest)
            {
                throw scripts.Newer(store, version);
            }

            for (; version < Math.Min(scripts.Latest, upTo); version++)
            {
                await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
                await connection.ExecuteAsync(scripts.After(version), cancellation).ConfigureAwait(false);
                await connection.ExecuteAsync($"DELETE FROM schema_version; INSERT INTO schema_version VALUES ({version + 1})", cancellation).ConfigureAwait(false);
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

    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using NpgsqlCommand command = connection.Command(new StoreQuery<long>(sql, row => row.Long(0), values));
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
