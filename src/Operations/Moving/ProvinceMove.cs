using Dapper;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Operations.Databases;
using Ioc.Operations.Reports.Sending;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Ioc.Operations.Moving;

/// <summary>
/// Moves all that a data directory keeps, but the minutes for charts, into an empty PostgreSQL: the state of record, the dashboard's databases, keys of
/// cookies and feed. It is one transaction: after any failure nothing is there and the move may be repeated. The files stay as they are; the caller holds
/// the directory's lock.
/// </summary>
internal static class ProvinceMove
{
    /// <summary>Rows moved by table, each counted on both sides. Throws what <see cref="StoreMove"/> throws.</summary>
    public static async Task<IReadOnlyList<(string Table, long Rows)>> RunAsync(
        DataDirectory directory, string postgres, Profile profile, IProgress<(string Table, long Rows)>? progress, CancellationToken cancellation)
    {
        var own = new List<(string Table, long Rows)>();
        IReadOnlyList<(string Table, long Rows)> state = await StoreMove.RunAsync(
            directory.OperationalFile, postgres, profile, progress, cancellation, connection => AlongAsync(directory, postgres, connection, own, progress, cancellation));
        return [.. own, .. state];
    }

    private static async Task AlongAsync(
        DataDirectory directory, string postgres, NpgsqlConnection connection, List<(string Table, long Rows)> moved, IProgress<(string Table, long Rows)>? progress, CancellationToken cancellation)
    {
        IReadOnlyList<DashboardDatabase> files = DashboardDatabases.Of(directory, null), schemas = DashboardDatabases.Of(directory, postgres);
        foreach ((DashboardDatabase file, DashboardDatabase schema) in files.Zip(schemas))
        {
            // In a transaction of its own: tables that are there and empty harm nobody, whatever becomes of the move.
            schema.Migrate();
            foreach ((string Table, long Rows) table in Copied(file, schema, connection))
            {
                moved.Add(table);
                progress?.Report(table);
            }
        }

        await KeysAsync(directory, schemas, connection, cancellation);
    }

    private static IReadOnlyList<(string Table, long Rows)> Copied(DashboardDatabase file, DashboardDatabase schema, NpgsqlConnection connection)
    {
        try
        {
            return DatabaseMove.Run(file, schema, connection);
        }
        catch (Exception error) when (error is SqliteException or InvalidOperationException)
        {
            throw new StoreRefusedException($"Không đọc được {file.File}; không có gì được chuyển. {file.File} cannot be read: {error.Message} Nothing was moved.", error);
        }
    }

    /// <summary>With them nobody has to sign in again, no wall is paired again and receivers of the feed keep their key.</summary>
    private static async Task KeysAsync(DataDirectory directory, IReadOnlyList<DashboardDatabase> schemas, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (Directory.Exists(directory.KeysFolder))
        {
            foreach (string file in Directory.EnumerateFiles(directory.KeysFolder, "*.xml"))
            {
                await connection.ExecuteAsync(
                    $"INSERT INTO \"{schemas[0].Schema}\".protection_keys (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO NOTHING",
                    new { name = Path.GetFileNameWithoutExtension(file), xml = await File.ReadAllTextAsync(file, cancellation) });
            }
        }

        if (File.Exists(directory.FeedKeyFile))
        {
            await connection.ExecuteAsync(
                $"INSERT INTO \"{schemas[1].Schema}\".report_secrets (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING",
                new { name = FeedKey.Name, value = (await File.ReadAllTextAsync(directory.FeedKeyFile, cancellation)).Trim() });
        }
    }
}
