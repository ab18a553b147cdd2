using System.Text.Json;
using Ioc.EndToEnd.Faults;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared.Servers;

namespace Ioc.EndToEnd.Engines;

/// <summary>`./ioc migrate-store` as a user runs it: a province that ran on SQLite goes on with PostgreSQL and InfluxDB.</summary>
public sealed class MigrateStoreTests : IDisposable
{
    private static readonly string[] _unused = ["asOf"];
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [NeedsServers]
    public async Task A_province_goes_on_with_PostgreSQL_and_InfluxDB_where_SQLite_stopped()
    {
        string[] events = [.. FaultEvents.Of(11, 400), .. FaultEvents.Open(20)];
        string before;
        await using (IocProcess sqlite = await IocProcess.StartReadyAsync(_data.Path, arguments: ["--no-simulator"]))
        {
            using HttpClient sender = sqlite.Client(IocProcess.IngestKey), reader = sqlite.Client(IocProcess.ReadKey);
            await sender.PostAllAsync(events);
            before = await FiguresAsync(reader);
            (int refused, string why) = await MigrateAsync(Engines("nobody", "http://127.0.0.1:9"));
            refused.ShouldBe(2, why);
            (await sqlite.StopAsync()).ExitCode.ShouldBe(0);
        }

        await using PostgresServer postgres = await PostgresServer.StartAsync();
        await using InfluxServer influx = await InfluxServer.StartAsync();
        Dictionary<string, string> engines = Engines(await postgres.SchemaAsync("ioc"), influx.Url.ToString());

        (int code, string said) = await MigrateAsync(engines);
        code.ShouldBe(0, said);
        said.ShouldContain("dossiers");
        (code, said) = await MigrateAsync(engines);
        code.ShouldBe(2, "a second move goes into a database in use: " + said);
        File.Move(Path.Combine(_data.Path, "operational.db"), Path.Combine(_data.Path, "kept.db"));

        await using IocProcess server = await IocProcess.StartReadyAsync(_data.Path, arguments: ["--no-simulator"], environment: engines);
        using HttpClient send = server.Client(IocProcess.IngestKey), read = server.Client(IocProcess.ReadKey);
        (await FiguresAsync(read)).ShouldBe(before);
        await send.PostAllAsync(events);
        (await FiguresAsync(read)).ShouldBe(before, "events that are known already change nothing");
        File.Exists(Path.Combine(_data.Path, "operational.db")).ShouldBeFalse();
    }

    private static Dictionary<string, string> Engines(string postgres, string influx) => new()
    {
        ["Ioc__Store__Kind"] = "postgres",
        ["Ioc__Store__ConnectionString"] = postgres,
        ["Ioc__Series__Kind"] = "influx",
        ["Ioc__Series__Url"] = influx,
        ["Ioc__Series__User"] = InfluxServer.User,
        ["Ioc__Series__Password"] = InfluxServer.Password,
    };

    private Task<(int Code, string Output)> MigrateAsync(IReadOnlyDictionary<string, string> environment) =>
        IocProcess.CommandAsync(["migrate-store", "--data", _data.Path], environment);

    /// <summary>The sheet of the province and of each commune of the events over half a year, without the time of the read.</summary>
    private static async Task<string> FiguresAsync(HttpClient reader)
    {
        string period = $"{FaultEvents.Today - 180}..{FaultEvents.Today}";
        var sheets = new List<string>();
        foreach (string scope in (string[])["province", .. FaultEvents.Units.Select(unit => $"commune:{unit}")])
        {
            JsonElement sheet = await reader.SheetAsync(scope, period);
            sheets.AddRange(sheet.EnumerateObject().Where(member => !_unused.Contains(member.Name)).Select(member => member.ToString()));
        }

        return string.Join('\n', sheets);
    }
}
