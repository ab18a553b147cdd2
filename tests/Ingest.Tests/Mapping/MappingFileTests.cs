using Ioc.Ingest.Mapping;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Profiles;

namespace Ioc.Ingest.Tests.Mapping;

/// <summary>A mapping file is judged whole: every mistake at once, with file, line and place.</summary>
public sealed class MappingFileTests
{
    private const string Data = """
        "commune": {"value": "16681"}, "system": {"value": "tthc"}, "status": {"value": "up"}, "at": {"record": "timestamp"}
        """;

    [Fact]
    public void Every_mistake_is_told_at_once_with_its_line()
    {
        string[] errors = MappingFolder.Errors("""
            {
              "topic": "ioc.live",
              "format": "xml",
              "source": "/sim/x",
              "zone": "+7",
              "bootstrapServers": "elsewhere:9092",
              "tables": {"t": {"a": []}},
              "ignore": [{"at": "no/pointer", "present": true}, {"at": "/x"}, {"at": "/x", "in": []}, {"at": "/after/x", "changed": true}],
              "events": [
                {"name": "Có dấu", "type": "vn.ioc.nothing", "data": {}},
                {"name": "h", "type": "vn.ioc.system.health", "id": ["x"], "operations": ["c"],
                 "data": {
                   "commune": {"value": "99999"},
                   "system": {"from": "/s", "table": {"a": "no-such-system"}},
                   "status": {"value": "green"},
                   "at": {"from": "/t", "time": "tomorrow"},
                   "latencyMs": {"value": "fast"},
                   "intervalSeconds": {"from": "/i", "table": "missing"},
                   "detail": {"from": "/d", "value": "both"},
                   "colour": "/c"
                 }},
                {"name": "h", "type": "vn.ioc.dossier.rating", "data": {"commune": "/c"}}
              ]
            }
            """);

        string[] expected =
        [
            "2: topic is one of ours", "3: format is neither debezium nor json", "4: source begins with /sim/", "5: zone is no offset", "6: bootstrapServers is not known",
            "8: ignore[0]: at is no JSON pointer", "8: ignore[1]: has not exactly one of in, notIn, present, changed", "8: ignore[2]: in is not a list of values", "8: ignore[3]: changed is for places below /after of Debezium",
            "10: events[0]: name is not 1 to 60", "10: events[0]: type is none of vn.ioc.dossier.status",
            "11: events[1]: operations is not known", "11: events[1]: id is no JSON pointer",
            "13: events[1].data.commune: the profile has no commune 99999", "14: events[1].data.system: table: a: the profile has no system no-such-system",
            "15: events[1].data.status: \"green\" cannot be status: it is one of up, degraded, down", "16: events[1].data.at: time is \"tomorrow\"", "17: events[1].data.latencyMs: \"fast\" cannot be latencyMs",
            "18: events[1].data.intervalSeconds: there is no table missing in tables", "19: events[1].data.detail: has not exactly one of from, value, record", "20: events[1].data: colour is not known",
            "22: events[2].data: dossier is missing", "22: events[2].data: rating is missing", "22: events[2].data: at is missing", "22: events[2]: name h is there twice",
        ];
        foreach (string each in expected)
        {
            errors.ShouldContain(error => error.StartsWith(each, StringComparison.Ordinal), string.Join('\n', errors));
        }

        errors.Length.ShouldBe(expected.Length, string.Join('\n', errors));
    }

    [Theory]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "is not an object")]
    [InlineData("{}", "topic is missing")]
    public void What_is_no_mapping_is_told(string file, string what) => MappingFolder.Errors(file).ShouldContain(error => error.Contains(what, StringComparison.Ordinal));

    [Fact]
    public void A_mapping_gives_no_address_to_go_to()
    {
        foreach (string member in new[] { "bootstrapServers", "url", "schemaRegistry", "webhook" })
        {
            MappingFolder.Errors(Whole($"\"{member}\": \"http://elsewhere.example\",")).ShouldHaveSingleItem().ShouldContain($"{member} is not known");
        }

        MappingFolder.Load(Whole("\"$schema\": \"http://elsewhere.example/never-fetched.json\",")).Topic.ShouldBe("t");
    }

    [Fact]
    public void Files_names_and_lists_are_bounded()
    {
        MappingFolder.Errors(Whole(""), "Có dấu.json").ShouldHaveSingleItem().ShouldContain("the file's name");
        MappingFolder.Errors(Whole("") + new string(' ', 300_000)).ShouldHaveSingleItem().ShouldContain("262144 at most");
        string rules = string.Join(',', Enumerable.Range(0, 51).Select(i => Rule($"h{i}")));
        MappingFolder.Errors($$"""{"topic": "t", "format": "json", "source": "/s", "events": [{{rules}}]}""").ShouldHaveSingleItem().ShouldContain("events holds 51: from 1 to 50");
        MappingFolder.Errors("""{"topic": "t", "format": "json", "source": "/s", "events": []}""").ShouldHaveSingleItem().ShouldContain("events holds 0");
        using var folder = new DataFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "mappings"));
        for (int i = 0; i < 101; i++)
        {
            File.WriteAllText(Path.Combine(folder.Path, "mappings", $"m{i}.json"), Whole(""));
        }

        MappingFiles.Errors(folder.Path, RunningIngest.Profile).ShouldHaveSingleItem().ToString().ShouldBe("mappings: holds 101 mappings, 100 at most");
    }

    [Fact]
    public void A_profile_without_mappings_has_none_and_one_with_a_wrong_one_is_told_of_by_file()
    {
        using var folder = new DataFolder();
        MappingFiles.Load(folder.Path, RunningIngest.Profile).ShouldBeEmpty();
        Directory.CreateDirectory(Path.Combine(folder.Path, "mappings"));
        File.WriteAllText(Path.Combine(folder.Path, "mappings", "b.json"), Whole(""));
        File.WriteAllText(Path.Combine(folder.Path, "mappings", "a.json"), "{}");

        Should.Throw<ProfileException>(() => MappingFiles.Load(folder.Path, RunningIngest.Profile)).Errors.ShouldAllBe(error => error.File == "mappings/a.json");
    }

    private static string Whole(string more) => $$"""{"topic": "t", "format": "json", "source": "/s", {{more}} "events": [{{Rule("h")}}]}""";

    private static string Rule(string name) => $$"""{"name": "{{name}}", "type": "vn.ioc.system.health", "data": { {{Data}} } }""";
}
