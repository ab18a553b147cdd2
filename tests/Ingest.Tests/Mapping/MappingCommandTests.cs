using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests.Mapping;

/// <summary>`mapping try` and `bridge` as somebody types them.</summary>
public sealed class MappingCommandTests
{
    private static readonly string _examples = Path.Combine(Repository.Root, "contracts", "mappings");
    private static readonly Dictionary<string, string> _environment = new() { ["Ioc__Profile__Folder"] = Path.Combine(Repository.Root, "profiles") };

    [Fact]
    public async Task A_sample_shows_its_events_and_each_error_with_its_place_in_mapping_and_record()
    {
        using var folder = new DataFolder();
        string sample = Path.Combine(folder.Path, "sample.ndjson"), at = TestClock.Now.ToString();
        string alert = $$"""{"receiver":"ioc","alerts":[{"status":"firing","fingerprint":"f1","startsAt":"{{at}}","labels":{"severity":"critical","commune":"16681","service":"SERVICE"} } ] }""";
        await File.WriteAllLinesAsync(sample, [alert.Replace("SERVICE", "onestop-web", StringComparison.Ordinal), alert.Replace("SERVICE", "another", StringComparison.Ordinal), "{\"receiver\":", "{\"receiver\":\"mail\"}"]);

        (int code, string said) = await IngestRun.RunAsync($"mapping try {Path.Combine(_examples, "alertmanager-health.json")} {sample}", _environment);

        code.ShouldBe(1, said);
        said.ShouldContain("\"id\":\"alertmanager-health/down/f1/");
        said.ShouldContain("record 2: invalid-field: events[0].data.system (/labels/service): has a value that the table does not name");
        said.ShouldContain("record 3: malformed-json: record: no JSON (line 1, byte 12)");
        said.ShouldContain("record 4: left out: ignore[0]");
        said.ShouldContain("4 records: 2 events, 1 left out, 3 errors");
    }

    [Fact]
    public async Task A_sample_may_be_one_record_over_several_lines()
    {
        using var folder = new DataFolder();
        string sample = Path.Combine(folder.Path, "one.json");
        await File.WriteAllTextAsync(sample, "{\n  \"receiver\": \"mail\"\n}\n");
        (int code, string said) = await IngestRun.RunAsync($"mapping try {Path.Combine(_examples, "alertmanager-health.json")} {sample}", _environment);
        (code, said.Contains("1 records: 0 events, 1 left out, 0 errors", StringComparison.Ordinal)).ShouldBe((0, true), said);
    }

    [Fact]
    public async Task A_wrong_mapping_is_refused_with_file_and_line()
    {
        using var folder = new DataFolder();
        string mapping = Path.Combine(folder.Path, "wrong.json");
        await File.WriteAllTextAsync(mapping, "{\n \"topic\": \"t\",\n \"format\": \"xml\"\n}");
        (int code, string said) = await IngestRun.RunAsync($"mapping try {mapping} {mapping}", _environment);
        code.ShouldBe(2, said);
        said.ShouldContain("wrong.json:3: format is neither debezium nor json");
        said.ShouldContain("wrong.json:1: source is missing");
        (await IngestRun.RunAsync($"mapping try {mapping} {mapping}.none", _environment)).Said.ShouldContain("there is no such file");
    }

    [Fact]
    public async Task A_bridge_without_mappings_or_with_wrong_settings_is_refused()
    {
        (int code, string said) = await IngestRun.RunAsync("bridge", new Dictionary<string, string>(_environment) { ["Ioc__Kafka__BootstrapServers"] = "127.0.0.1:1" });
        (code, said.Contains("holds no mapping", StringComparison.Ordinal)).ShouldBe((2, true), said);
        (code, said) = await IngestRun.RunAsync("bridge", _environment);
        (code, said.Contains("Ioc__Kafka__BootstrapServers is not set", StringComparison.Ordinal)).ShouldBe((2, true), said);
    }
}
