using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Stores.Sqlite;

namespace Ioc.Metrics.Tests.Stores;

public sealed class SqliteNewerSchemaTests() : NewerSchemaTests("Stores.Sqlite.Migrations")
{
    private readonly StoreFolder _folder = new();

    protected override StoreHome Home => _folder;

    protected override async Task<IAsyncDisposable> SnapshotAsync() => await Task.FromResult(SqliteSnapshot.Of(_folder.File));

    protected override Task MigratedAsync(int version, int lowest)
    {
        using SqliteSession session = SqliteSession.OpenWriter(_folder.File);
        session.Execute($"PRAGMA user_version = {version}; UPDATE schema_lowest SET version = {lowest}; ALTER TABLE meta ADD COLUMN of_tomorrow INTEGER");
        return Task.CompletedTask;
    }
}

[NeedsPostgres]
public sealed class PostgresNewerSchemaTests() : NewerSchemaTests("Stores.Postgres.Migrations")
{
    private readonly StoreSchema _schema = new();

    protected override StoreHome Home => _schema;

    protected override async Task<IAsyncDisposable> SnapshotAsync() => await PostgresSnapshot.OfAsync(await _schema.ConnectionStringAsync(), default);

    protected override Task MigratedAsync(int version, int lowest) =>
        _schema.ExecuteAsync($"UPDATE schema_version SET version = {version}, lowest = {lowest}; ALTER TABLE meta ADD COLUMN of_tomorrow BIGINT");
}

/// <summary>The store after the next version's program has migrated it, while processes of this version still run and restart.</summary>
public abstract class NewerSchemaTests(string scripts) : IAsyncLifetime
{
    private readonly MigrationScripts _scripts = MigrationScripts.In(scripts);

    protected abstract StoreHome Home { get; }

    public async Task InitializeAsync() => await (await Home.OpenAsync()).DisposeAsync();

    public async Task DisposeAsync() => await Home.DeleteAsync();

    [StoreFact]
    public async Task A_newer_schema_that_only_adds_is_opened_read_and_written_by_the_version_before()
    {
        await MigratedAsync(_scripts.Latest + 1, _scripts.Latest);
        IStateOfRecord store = await Home.OpenAsync();
        (await store.CommitAsync(new CommitBatch { CommittedAt = Metrics.Time.Instant.Parse("2025-11-03T08:15:00+07:00") }, default)).ShouldBe(1);
        await (await SnapshotAsync()).DisposeAsync();
        await store.DisposeAsync();
        await (await Home.OpenAsync()).DisposeAsync();
    }

    [StoreFact]
    public async Task A_newer_schema_that_takes_something_away_is_refused()
    {
        await MigratedAsync(_scripts.Latest + 1, _scripts.Latest + 1);
        (await Should.ThrowAsync<StoreRefusedException>(() => Home.OpenAsync())).Message.ShouldContain("newer");
        await Should.ThrowAsync<StoreRefusedException>(SnapshotAsync);
    }

    [StoreFact]
    public void Each_script_says_whether_it_only_adds() =>
        (_scripts.Latest >= 9, _scripts.Lowest(9), _scripts.Lowest(8), _scripts.Lowest(1)).ShouldBe((true, 8, 8, 1));

    protected abstract Task<IAsyncDisposable> SnapshotAsync();

    /// <summary>As a newer program leaves it.</summary>
    protected abstract Task MigratedAsync(int version, int lowest);
}
