using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

public sealed class MigrationTests : IAsyncLifetime
{
    private readonly StoreFolder _folder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _folder.DeleteAsync();

    [Fact]
    public async Task A_new_store_has_every_migration_and_the_law_of_the_program()
    {
        SqliteOperationalStore store = await _folder.OpenFileAsync();
        SqliteMigrations.Version(store.Writer).ShouldBe(MigrationScripts.In("Stores.Sqlite.Migrations").Latest);
        (await store.StateAsync(default)).ShouldBe(new StoreState(Law.Version, "f1", null, 0, null, null) { ProfileVersion = 3 });
        File.Exists(_folder.File + ".new").ShouldBeFalse();
    }

    [Fact]
    public async Task An_older_store_is_brought_up_to_date_and_keeps_its_rows()
    {
        using (SqliteSession session = SqliteSession.OpenWriter(_folder.File))
        {
            MigrationScripts.In("Stores.Sqlite.Migrations").Apply(session, upTo: 1);
            MetaTable.Create(session, "40", "1", "f1");
            DossierTable.Write(session, [StoreFolder.Row("16681", "1", "2025-11-03T08:00:00+07:00")]);
        }

        SqliteOperationalStore store = await _folder.OpenFileAsync();
        (await store.FindDossiersAsync([new("16681", "1")], default)).ShouldHaveSingleItem();
        (await store.SumsAsync(null, LocalDay.Of(2025, 1, 1), LocalDay.Of(2025, 12, 31), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_crash_left_half_made_is_made_anew()
    {
        await File.WriteAllTextAsync(_folder.File + ".new", "half");
        await _folder.OpenFileAsync();
        File.Exists(_folder.File).ShouldBeTrue();
    }

    [Theory]
    [InlineData("unit_days", 2)]
    [InlineData("unit_months", 2)]
    [InlineData("procedure_days", 3)]
    public async Task Each_counter_has_its_column_in_its_place(string table, int keys)
    {
        SqliteOperationalStore store = await _folder.OpenFileAsync();
        var columns = new List<string>();
        Statement row = store.Writer.Prepare($"SELECT name FROM pragma_table_info('{table}')");
        while (row.Step())
        {
            columns.Add(row.Text(0));
        }

        columns.Skip(keys).ShouldBe(Enum.GetNames<Counter>().Select(name => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{c}" : $"{c}")).ToLowerInvariant()));
    }
}
