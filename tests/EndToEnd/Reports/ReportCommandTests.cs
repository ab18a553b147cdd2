using System.Text.Json;
using Ioc.EndToEnd.Faults;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared.Servers;

namespace Ioc.EndToEnd.Reports;

/// <summary>`report` and `report verify` as a user types them, beside a running server.</summary>
public sealed class ReportCommandTests
{
    private static readonly string _period = $"{FaultEvents.Today - 130}..{FaultEvents.Today - 1}";

    [Fact]
    public async Task Report_is_made_and_verified_beside_a_server_that_goes_on()
    {
        using var data = new TemporaryFolder();
        await MadeAndVerifiedAsync(data.Path, new Dictionary<string, string>(), "json", "docx", "xlsx");
    }

    [Fact]
    public async Task Report_is_made_and_verified_from_PostgreSQL()
    {
        if (PostgresServer.Programs is null)
        {
            return;
        }

        await using PostgresServer server = await PostgresServer.StartAsync();
        using var data = new TemporaryFolder();
        var environment = new Dictionary<string, string>
        {
            ["Ioc__Store__Kind"] = "postgres",
            ["Ioc__Store__ConnectionString"] = server.Connection(""),
        };
        await MadeAndVerifiedAsync(data.Path, environment, "json"); // the other formats are written from the same figures
    }

    [Fact]
    public async Task Wrong_words_are_refused_all_at_once_with_exit_code_2()
    {
        (int code, string said) = await IocProcess.CommandAsync(["report", "2025-13", "--format", "odt"]);
        code.ShouldBe(2, said);
        said.ShouldContain("2025-13");
        said.ShouldContain("odt");
    }

    [Fact]
    public async Task A_folder_without_a_store_is_refused()
    {
        using var data = new TemporaryFolder();
        (int code, string said) = await IocProcess.CommandAsync(["report", "2025-10", "--data", data.Path]);
        code.ShouldBe(2, said);
        said.ShouldContain(data.Path);
    }

    private static async Task MadeAndVerifiedAsync(string data, Dictionary<string, string> environment, params string[] formats)
    {
        await using IocProcess program = await IocProcess.StartReadyAsync(data, arguments: ["--no-simulator"], environment: environment);
        using HttpClient sender = program.Client(IocProcess.IngestKey), reader = program.Client(IocProcess.ReadKey);
        await sender.PostAllAsync([.. FaultEvents.Of(5, 300)]);
        JsonElement sheet = await reader.SheetAsync("province", _period);
        foreach (string format in formats)
        {
            string file = Path.Combine(data, "out", "bao-cao." + format);
            (int made, string said) = await IocProcess.CommandAsync(["report", _period, "--format", format, "--out", file, "--data", data], environment);
            made.ShouldBe(0, said);
            (int verified, string found) = await IocProcess.CommandAsync(["report", "verify", file, "--data", data], environment);
            verified.ShouldBe(0, found);
        }

        string json = await File.ReadAllTextAsync(Path.Combine(data, "out", "bao-cao.json"));
        JsonElement province = JsonDocument.Parse(json).RootElement.GetProperty("figures").GetProperty("province");
        foreach (JsonProperty figure in sheet.EnumerateObject().Where(member => member.Name is not ("asOf" or "coverage")))
        {
            province.GetProperty(figure.Name).GetRawText().ShouldBe(figure.Value.GetRawText(), figure.Name);
        }

        await sender.PostAllAsync([.. FaultEvents.Of(6, 20)]);
        (int changed, string differences) = await IocProcess.CommandAsync(["report", "verify", Path.Combine(data, "out", "bao-cao.json"), "--data", data], environment);
        changed.ShouldBe(1, differences);
        differences.ShouldContain("province.received");
    }
}
