using System.Text.Json;
using Ioc.EndToEnd.Faults;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared.Servers;

namespace Ioc.EndToEnd.Engines;

/// <summary>The commands of docs/OPERATIONS.md, "Back up and restore": made beside a running server, restored elsewhere, the figures are the same.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly string[] _files = ["operational.db", "access.db", "series.db", "reports.db"];
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
            foreach (string file in _files.Where(file => File.Exists(Path.Combine(_data.Path, file))))
            {
                await Tool.RunAsync("sqlite3", [Path.Combine(_data.Path, file), $".backup '{Path.Combine(_backup.Path, file)}'"]);
            }

            await Tool.RunAsync("cp", ["-a", Path.Combine(_data.Path, "keys"), _backup.Path]);
            await running.KillAsync();
        }

        await using IocProcess restored = await IocProcess.StartReadyAsync(_backup.Path, arguments: ["--no-simulator"]);
        using HttpClient reader = restored.Client(IocProcess.ReadKey);
        (await SheetAsync(reader)).ShouldBe(before);
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
