using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;
using Npgsql;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>What <see cref="MigrationTests"/> says of files, of PostgreSQL.</summary>
[NeedsPostgres]
public sealed class PostgresMigrationTests : IAsyncLifetime
{
    private static readonly MigrationScripts _scripts = MigrationScripts.In("Stores.Postgres.Migrations");
    private readonly StoreSchema _schema = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _schema.DeleteAsync();

    [StoreFact]
    public async Task A_new_store_has_every_migration_and_the_law_of_the_program()
    {
        IStateOfRecord store = await _schema.OpenAsync();
        await using NpgsqlConnection connection = await ConnectAsync();
        (await PostgresMigrations.VersionAsync(connection, default)).ShouldBe(_scripts.Latest);
        (await store.StateAsync(default)).ShouldBe(new StoreState(Law.Version, "f1", null, 0, null, null) { ProfileVersion = 3 });
    }

    [StoreFact]
    public async Task An_older_schema_is_brought_up_to_date_and_keeps_its_rows()
    {
        var today = new StoreSchema();
        try
        {
            LoadedStore loaded = await LoadedStore.CreateAsync(3, 40, bulk: false, today);
            var batch = new CommitBatch();
            batch.DeadLetters.Add(new DeadLetter("t", 1, 4, null, [9], RejectReason.InvalidField, "why", null, Instant.Parse("2025-05-14T10:12:13+07:00")));
            await loaded.Store.CommitAsync(batch, default);
            await using (NpgsqlConnection connection = await ConnectAsync())
            {
                await _scripts.ApplyAsync(connection, "old", default, upTo: 1);
            }

            await CopyAsync(today);

            IStateOfRecord store = await _schema.OpenAsync(loaded.Profile);

            await using NpgsqlConnection after = await ConnectAsync();
            (await PostgresMigrations.VersionAsync(after, default)).ShouldBe(_scripts.Latest);
            List<DossierKey> keys = await KeysAsync(store);
            keys.Count.ShouldBeGreaterThan(20);
            keys.ShouldBe(await KeysAsync(loaded.Store), ignoreOrder: true);
            (await store.DossierAsync(keys[0], default))!.History.ShouldBe((await loaded.Store.DossierAsync(keys[0], default))!.History);
            (await store.DeadLettersAsync(0, 9, default)).ShouldHaveSingleItem().Letter.Detail.ShouldBe("why");
            (await store.SumsAsync(null, LocalDay.Of(2025, 1, 1), LocalDay.Of(2025, 12, 31), default)).ShouldBeEmpty();
        }
        finally
        {
            await today.DeleteAsync();
        }
    }

    [StoreFact]
    public async Task Each_counter_has_its_column_in_its_place()
    {
        await _schema.OpenAsync();
        foreach ((string table, int keys) in new[] { ("unit_days", 2), ("unit_months", 2), ("procedure_days", 3) })
        {
            (await ColumnsAsync(table)).Skip(keys).ShouldBe(
                Enum.GetNames<Counter>().Select(name => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{c}" : $"{c}")).ToLowerInvariant()), table);
        }
    }

    /// <summary>Rows of the newest schema as the first one had them.</summary>
    private async Task CopyAsync(StoreSchema from)
    {
        foreach (string table in await TextsAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name <> 'schema_version'"))
        {
            string columns = string.Join(", ", (await ColumnsAsync(table)).Select(column => $"\"{column}\""));
            await _schema.ExecuteAsync($"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM {from.Name}.{table}");
        }
    }

    private Task<List<string>> ColumnsAsync(string table) =>
        TextsAsync($"SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position");

    private async Task<List<string>> TextsAsync(string sql)
    {
        await using NpgsqlConnection connection = await ConnectAsync();
        return await connection.AllAsync(new StoreQuery<string>(sql, row => row.Text(0)), default);
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(await _schema.ConnectionStringAsync());
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<DossierKey>> KeysAsync(IStateOfRecord store)
    {
        var keys = new List<DossierKey>();
        await foreach (DossierKey key in store.DossierKeysAsync(null, default))
        {
            keys.Add(key);
        }

        return keys;
    }
}
