using System.Text;
using System.Text.Json;
using Ioc.Ingest.Bridge;
using Ioc.Ingest.Mapping;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests.Mapping;

/// <summary>The worked examples of contracts/mappings give what they say.</summary>
public sealed class ExampleMappingTests
{
    private static readonly string _folder = Path.Combine(Repository.Root, "contracts", "mappings");

    [Theory]
    [InlineData("debezium-dossiers", 9)]
    [InlineData("alertmanager-health", 3)]
    public void The_sample_gives_these_events_and_all_are_taken(string name, int records)
    {
        TopicMapping mapping = MappingFiles.LoadFile(Path.Combine(_folder, name + ".json"), RunningIngest.Profile);
        var trial = new MappingTrial(mapping, RunningIngest.Profile, new FixedClock());
        TrialLine[] lines = [.. trial.Run(File.ReadAllBytes(Path.Combine(_folder, name + ".sample.ndjson")))];
        string[] events = [.. lines.Where(line => line.Event is not null).Select(line => Encoding.UTF8.GetString(line.Event!))];

        (trial.Records, trial.Wrong, trial.Events).ShouldBe((records, 0, events.Length), string.Join('\n', lines.Select(line => line.Words)));
        events.ShouldBe(File.ReadAllLines(Path.Combine(_folder, name + ".events.ndjson")), string.Join('\n', events));
    }

    [Fact]
    public void What_Ioc_writes_itself_no_mapping_can_write() =>
        Enum.GetValues<EventKind>().SelectMany(EventMember.Of).Select(member => member.Name).ShouldNotContain(name => name == "handedOverTo" || name == "takenOverFrom" || name == "takenOverAt");

    /// <summary>Members and which are required are those of the contract's schemas.</summary>
    [Theory]
    [InlineData("dossier-status")]
    [InlineData("dossier-rating")]
    [InlineData("system-health")]
    [InlineData("indicator-report")]
    [InlineData("source-total")]
    public void Members_are_those_of_the_contract(string schema)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "contracts", "schemas", schema + ".schema.json")));
        JsonElement data = document.RootElement.GetProperty("properties").GetProperty("data");
        EventKind kind = Enum.GetValues<EventKind>().Single(each => EventWords.Name(each) == document.RootElement.GetProperty("properties").GetProperty("type").GetProperty("const").GetString());
        string[] ours = ["handedOverTo", "takenOverFrom", "takenOverAt"];

        EventMember.Of(kind).Select(member => member.Name).ShouldBe(data.GetProperty("properties").EnumerateObject().Select(member => member.Name).Except(ours), ignoreOrder: true);
        EventMember.Of(kind).Where(member => member.Required).Select(member => member.Name).ShouldBe(data.GetProperty("required").EnumerateArray().Select(name => name.GetString()), ignoreOrder: true);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Instant.Parse("2026-11-04T08:00:00+07:00").ToLocal();
    }
}
