using System.Text.Json.Nodes;
using Ioc.EndToEnd.Running;

namespace Ioc.EndToEnd.Faults;

/// <summary>`./ioc check`: what an integrator sees before anything is sent.</summary>
public sealed class OfflineCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_line_is_judged_and_what_is_accepted_gives_its_figures()
    {
        string[] open = [.. FaultEvents.Open(3)];
        JsonNode online = JsonNode.Parse(open[1])!, wrong = JsonNode.Parse(open[2])!;
        online["data"]!["channel"] = "in-person";
        wrong["data"]!["channel"] = "fax";
        string file = Path.Combine(_folder.Path, "events.ndjson");
        await File.WriteAllLinesAsync(file, [open[0], "", online.ToJsonString(), wrong.ToJsonString(), open[0], "{\"specversion\":"]);

        (int code, string said) = await IocProcess.CommandAsync(["check", file]);

        code.ShouldBe(1, said);
        string[] lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldContain("1: accepted");
        lines.ShouldContain("3: accepted");
        lines.ShouldContain(line => line.StartsWith("4: invalid-field: data.channel"));
        lines.ShouldContain("5: accepted");
        lines.ShouldContain(line => line.StartsWith("6: malformed-json: "));
        lines.ShouldContain("5 events: 3 accepted (1 duplicates), 2 refused");
        foreach (string whose in new[] { "province", $"{FaultEvents.Units[0]} {FaultEvents.Profile.FindUnit(FaultEvents.Units[0])!.NameVi}" })
        {
            lines.ShouldContain(line => line.StartsWith(whose + ": received 2, receivedOnline 1, onlineShare 0.5, ") && line.Contains("backlog 2"));
        }
    }

    [Fact]
    public async Task What_cannot_be_read_or_asked_is_said()
    {
        (int code, string said) = await IocProcess.CommandAsync(["check", Path.Combine(_folder.Path, "none.ndjson"), "--period", "2025-13"]);
        code.ShouldBe(2);
        said.ShouldContain("none.ndjson: there is no such file.");
        said.ShouldContain("\"2025-13\" is no period");
    }
}
