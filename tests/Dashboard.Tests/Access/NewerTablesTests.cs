using System.Data.Common;
using Dapper;
using Ioc.Operations.Access;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Dashboard.Tests.Access;

/// <summary>A dashboard's own tables after the next version has migrated them, while dashboards of this version still run and restart.</summary>
public sealed class NewerTablesTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"ioc-tables-{Guid.NewGuid():N}.db");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tables_that_only_grew_are_used_and_stay_as_they_are_and_others_are_refused(bool shared)
    {
        string? postgres = shared ? await (await PostgresServer.SharedAsync()).SchemaAsync("tables_" + Guid.NewGuid().ToString("N")[..8]) : null;
        var database = new AccessDatabase(_file, postgres);
        database.Migrate();
        int known = Version(database, shared);

        Set(database, shared, known + 1, lowest: known);
        database.Migrate();
        Version(database, shared).ShouldBe(known + 1);

        Set(database, shared, known + 1, lowest: known + 1);
        Should.Throw<InvalidOperationException>(database.Migrate).Message.ShouldContain("newer");
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (string suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(_file + suffix);
        }
    }

    private static int Version(AccessDatabase database, bool shared)
    {
        using DbConnection connection = database.Open();
        return connection.ExecuteScalar<int>(shared ? "SELECT version FROM version" : "PRAGMA user_version");
    }

    private static void Set(AccessDatabase database, bool shared, int version, int lowest)
    {
        using DbConnection connection = database.Open();
        connection.Execute(shared
            ? $"UPDATE version SET version = {version}, lowest = {lowest}"
            : $"PRAGMA user_version = {version}; UPDATE schema_lowest SET version = {lowest}");
    }
}
