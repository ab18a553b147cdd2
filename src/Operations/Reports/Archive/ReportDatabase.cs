using System.Data.Common;
using System.Net.Sockets;
using Dapper;
using Ioc.Metrics.Stores;
using Ioc.Operations.Databases;
using Npgsql;

namespace Ioc.Operations.Reports.Archive;

/// <summary>
/// The archive's tables: reports.db of the data directory, or shared between dashboards in PostgreSQL. Reads and writes throw <see cref="StoreUnavailableException"/>
/// when the disk is full or the server cannot be reached; nothing is then half written. Thread-safe.
/// </summary>
public sealed class ReportDatabase(string file, string? postgres = null) : DashboardDatabase("Reports", ["001", "002"], file, postgres)
{
    /// <summary>Whether several dashboards use it.</summary>
    public bool Shared { get; } = postgres is not null;

    public T Read<T>(Func<DbConnection, T> read) => Guard(() =>
    {
        using DbConnection connection = Open();
        return read(connection);
    });

    /// <summary>One transaction; whoever does the same work waits for it, also in another process.</summary>
    public T Write<T>(string work, Func<DbConnection, DbTransaction, T> write) => Guard(() =>
    {
        using DbConnection connection = Open();
        using DbTransaction transaction = connection.BeginTransaction();
        if (connection is NpgsqlConnection)
        {
            // A write transaction of SQLite has the file to itself from its beginning.
            connection.Execute("SELECT pg_advisory_xact_lock(hashtextextended(@work, 4967))", new { work }, transaction);
        }

        T result = write(connection, transaction);
        transaction.Commit();
        return result;
    });

    /// <summary>A secret that all dashboards share; the first one makes it.</summary>
    public string Secret(string name, Func<string> make) => Write("secret", (connection, transaction) =>
    {
        connection.Execute("INSERT INTO report_secrets (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING", new { name, value = make() }, transaction);
        return connection.QuerySingle<string>("SELECT value FROM report_secrets WHERE name = @name", new { name }, transaction);
    });

    private static T Guard<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception error) when (error is DbException or IOException or SocketException or TimeoutException)
        {
            throw new StoreUnavailableException($"Kho báo cáo không dùng được lúc này. The archive of reports cannot be used now: {error.Message}", error);
        }
    }
}
