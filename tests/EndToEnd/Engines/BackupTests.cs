using System.Text.Json;
using Ioc.EndToEnd.Faults;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.EndToEnd.Engines;

/// <summary>The commands of docs/OPERATIONS.md, "Back up and restore": made beside a running server, restored elsewhere, the figures are the same.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly string _page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "OPERATIONS.md"));
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _backup = new();

    public void Dispose()
    {
        _data.Dispose();
        _backup.Dispose();
    }

    [NeedsServers]
    public async Task SQLite_files_copied_while_they_are_written_are_a_province()
    {
        string before;
        await using (IocProcess running = await IocProcess.StartReadyAsync(_data.Path, arguments: ["--no-simulator"]))
        {
            before = await FilledAsync(running);
            using (HttpClient above = running.Client(IocProcess.ReadKey))
            {
                (await above.GetAsync("/api/v1/feed")).EnsureSuccessStatusCode(); // the first reader of the feed makes its key
            }

            foreach (string command in Documented("/srv/ioc"))
            {
                await Tool.RunAsync("sh", ["-ec", command.Replace("/srv/ioc", _data.Path, StringComparison.Ordinal).Replace("/backup", _backup.Path, StringComparison.Ordinal)]);
            }

            await running.KillAsync();
        }

        string[] databases = [.. Databases(_data.Path)];
        databases.Length.ShouldBeGreaterThan(5);
        Databases(_backup.Path).ShouldBe(databases);
        databases.ShouldAllBe(file => _page.Contains($"| `{file}` |", StringComparison.Ordinal), "each is explained under The data directory");
        foreach (string file in (string[])["feed.key", .. Directory.GetFiles(Path.Combine(_data.Path, "keys")).Select(key => Path.Combine("keys", Path.GetFileName(key)))])
        {
            (await File.ReadAllTextAsync(Path.Combine(_backup.Path, file))).ShouldBe(await File.ReadAllTextAsync(Path.Combine(_data.Path, file)), file);
        }

        foreach (string file in databases)
        {
            string copy = await SchemaAsync(_backup.Path, file);
            copy.ShouldStartWith("ok\n");
            copy.ShouldBe(await SchemaAsync(_data.Path, file), file);
        }

        await using IocProcess restored = await IocProcess.StartReadyAsync(_backup.Path, arguments: ["--no-simulator"]);
        using HttpClient reader = restored.Client(IocProcess.ReadKey);
        (await SheetAsync(reader)).ShouldBe(before);
        (int code, string link) = await IocProcess.CommandAsync(
            ["sign-in-link", "--data", _backup.Path], new Dictionary<string, string> { ["Ioc__Server__PublicUrl"] = "https://ioc.example.test" });
        code.ShouldBe(0, link);
        link.ShouldStartWith("https://ioc.example.test/sign-in/link/");
    }

    [NeedsServers]
    public async Task A_dump_of_PostgreSQL_restored_into_another_database_is_a_province()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        await server.ExecuteAsync("CREATE DATABASE ioc");
        await server.ExecuteAsync("CREATE DATABASE restored");
        string[] to = ["-h", "127.0.0.1", "-p", $"{server.Port}", "-U", "ioc"];
        string dump = Path.Combine(_backup.Path, "ioc.dump"), bin = PostgresServer.Programs!;
        string before;
        await using (IocProcess running = await IocProcess.StartReadyAsync(_data.Path, arguments: ["--no-simulator"], environment: Store(server, "ioc")))
        {
            before = await FilledAsync(running);
            await Tool.RunAsync(Path.Combine(bin, "pg_dump"), [.. to, "-Fc", "-f", dump, "ioc"]);
        }

        await Tool.RunAsync(Path.Combine(bin, "pg_restore"), [.. to, "--exit-on-error", "-d", "restored", dump]);
        await using IocProcess restored = await IocProcess.StartReadyAsync(_data.Path, arguments: ["--no-simulator"], environment: Store(server, "restored"));
        using HttpClient reader = restored.Client(IocProcess.ReadKey), sender = restored.Client(IocProcess.IngestKey);
        (await SheetAsync(reader)).ShouldBe(before);
        await sender.PostAllAsync([.. FaultEvents.Of(31, 200)]);
        (await SheetAsync(reader)).ShouldBe(before, "what senders send again changes nothing");
    }

    private static IEnumerable<string> Databases(string folder) => Directory.GetFiles(folder, "*.db").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    /// <summary>The commands of the page, as they stand, that name this folder under "Back up and restore".</summary>
    private static string[] Documented(string folder)
    {
        string[] commands = [.. _page[_page.IndexOf("## Back up and restore", StringComparison.Ordinal)..].Split('\n')
            .Where(line => line.StartsWith("    ", StringComparison.Ordinal) && line.Contains(folder, StringComparison.Ordinal)).Select(line => line.Trim())];
        commands.Length.ShouldBe(2, "databases, then keys");
        return commands;
    }

    private static Task<string> SchemaAsync(string folder, string file) =>
        Tool.RunAsync("sqlite3", [Path.Combine(folder, file), "PRAGMA integrity_check; SELECT name FROM sqlite_master ORDER BY name"]);

    private static Dictionary<string, string> Store(PostgresServer server, string database) => new()
    {
        ["Ioc__Store__Kind"] = "postgres",
        ["Ioc__Store__ConnectionString"] = server.Connection("").Replace("Database=postgres", $"Database={database}", StringComparison.Ordinal),
    };

    private static async Task<string> FilledAsync(IocProcess running)
    {
        using HttpClient sender = running.Client(IocProcess.IngestKey), reader = running.Client(IocProcess.ReadKey);
        await sender.PostAllAsync([.. FaultEvents.Of(31, 200)]);
        return await SheetAsync(reader);
    }

    private static async Task<string> SheetAsync(HttpClient reader)
    {
        JsonElement sheet = await reader.SheetAsync("province", $"{FaultEvents.Today - 180}..{FaultEvents.Today - 1}");
        sheet.GetProperty("received").GetInt64().ShouldBeGreaterThan(50);
        return string.Join('\n', sheet.EnumerateObject().Where(member => member.Name is not ("asOf" or "coverage")).Select(member => member.ToString()));
    }
}
