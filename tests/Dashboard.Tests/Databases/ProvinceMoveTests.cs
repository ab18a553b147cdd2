using Dapper;
using Ioc.Dashboard.Tests.Reports;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Operations.Moving;
using Ioc.Tests.Shared.Servers;
using Npgsql;

namespace Ioc.Dashboard.Tests.Databases;

/// <summary>What `migrate-store` moves: every table of every database of a data folder, all or nothing.</summary>
[Collection(OneHost.Name)]
public sealed class ProvinceMoveTests(RunningHost host) : IAsyncLifetime
{
    private readonly string _schema = "m" + Guid.NewGuid().ToString("N")[..12];
    private FilledFolder _folder = null!;
    private string _postgres = "";

    public async Task InitializeAsync()
    {
        _folder = new FilledFolder(host.Get<DataDirectory>().Root);
        Directory.CreateDirectory(Path.Combine(_folder.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(_folder.Folder, "keys", "key-1.xml"), "<key />");
        await File.WriteAllTextAsync(Path.Combine(_folder.Folder, "feed.key"), "secret\n");
        if (PostgresServer.Programs is not null)
        {
            _postgres = await (await PostgresServer.SharedAsync()).SchemaAsync(_schema);
        }
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [PostgresFact]
    public async Task Every_table_of_every_database_is_moved_with_its_rows_and_so_are_the_keys()
    {
        IReadOnlyList<(string Database, string Table, long Rows)> before = _folder.Rows();
        before.ShouldAllBe(table => table.Rows > 0);

        IReadOnlyList<(string Table, long Rows)> moved = await MoveAsync();

        moved.Order().ShouldBe(before.Select(table => (table.Table, table.Rows)).Order());
        (string, long)[] keys = [("access/protection_keys", 1), ("reports/report_secrets", 1)];
        (await CountsAsync(before)).ShouldBe(before.Select(table => ($"{table.Database}/{table.Table}", table.Rows))
            .Select(table => (table.Item1, table.Rows + keys.Where(key => key.Item1 == table.Item1).Sum(key => key.Item2))));
        await using NpgsqlConnection postgres = await ConnectAsync();
        (await postgres.ExecuteScalarAsync<string>($"SELECT xml FROM {_schema}_access.protection_keys WHERE name = 'key-1'")).ShouldBe("<key />");
        (await postgres.ExecuteScalarAsync<string>($"SELECT value FROM {_schema}_reports.report_secrets WHERE name = 'feed.key'")).ShouldBe("secret");
        (await postgres.ExecuteScalarAsync<string>($"SELECT reason FROM {_schema}.maintenance")).ShouldBe("x");
        (await postgres.ExecuteScalarAsync<long>($"INSERT INTO {_schema}_cases.notes (subject, author, writtenAt, text) VALUES ('u', 'a', 1, 't') RETURNING id")).ShouldBe(2);
        (await postgres.ExecuteScalarAsync<long>(
            $"INSERT INTO {_schema}.maintenance (series, unit, system, start_at, end_at, reason, planned_by, planned_at) VALUES ('s', '', '', 1, 2, 'r', 'p', 1) RETURNING id")).ShouldBe(2);
    }

    [PostgresFact]
    public async Task After_a_failure_in_the_last_table_nothing_is_there_and_the_move_is_simply_repeated()
    {
        await MoveAsync();
        await using NpgsqlConnection postgres = await ConnectAsync();
        IReadOnlyList<(string Database, string Table, long Rows)> tables = _folder.Rows();
        await postgres.ExecuteAsync($"TRUNCATE {string.Join(", ", tables.Select(table => Place(table.Database, table.Table)))}");
        await postgres.ExecuteAsync(
            $"INSERT INTO {_schema}.meta (id, province, law, profile_fingerprint) VALUES (1, '40', '', ''); " +
            $"CREATE FUNCTION {_schema}.no_room() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION USING ERRCODE = ''53100''; END'; " +
            $"CREATE TRIGGER no_room BEFORE INSERT ON {_schema}.maintenance EXECUTE FUNCTION {_schema}.no_room()");

        await Should.ThrowAsync<StoreUnavailableException>(MoveAsync());

        (await CountsAsync(tables)).Where(table => table.Rows > 0).ShouldBe([("operational/meta", 1L)]);
        await postgres.ExecuteAsync($"DROP TRIGGER no_room ON {_schema}.maintenance");
        (await MoveAsync()).Count.ShouldBe(tables.Count);
    }

    [PostgresFact]
    public async Task A_target_in_which_anything_is_kept_is_refused_before_anything_is_moved()
    {
        var cases = new Ioc.Operations.Cases.CasesDatabase("", _postgres);
        cases.Migrate();
        await using NpgsqlConnection postgres = await ConnectAsync();
        await postgres.ExecuteAsync($"INSERT INTO {_schema}_cases.notes (subject, author, writtenAt, text) VALUES ('u', 'a', 1, 't')");

        (await Should.ThrowAsync<StoreRefusedException>(MoveAsync())).Message.ShouldContain("notes");

        (await CountsAsync(_folder.Rows())).Where(table => table.Rows > 0).Select(table => table.Table).ShouldBe(["cases/notes", "operational/meta"], ignoreOrder: true);
    }

    private Task<IReadOnlyList<(string Table, long Rows)>> MoveAsync() => ProvinceMove.RunAsync(new DataDirectory(_folder.Folder), _postgres, host.Profile, null, default);

    private string Place(string database, string table) => database == "operational" ? $"{_schema}.{table}" : $"{_schema}_{database}.{table}";

    private async Task<IReadOnlyList<(string Table, long Rows)>> CountsAsync(IReadOnlyList<(string Database, string Table, long Rows)> tables)
    {
        await using NpgsqlConnection postgres = await ConnectAsync();
        var counts = new List<(string, long)>();
        foreach ((string database, string table, _) in tables)
        {
            bool made = await postgres.ExecuteScalarAsync<bool>("SELECT to_regclass(@place) IS NOT NULL", new { place = Place(database, table) });
            counts.Add(($"{database}/{table}", made ? await postgres.ExecuteScalarAsync<long>($"SELECT count(*) FROM {Place(database, table)}") : 0));
        }

        return counts;
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(_postgres);
        await connection.OpenAsync();
        return connection;
    }
}
