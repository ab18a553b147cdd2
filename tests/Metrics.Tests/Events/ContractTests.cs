using System.Text.Json.Nodes;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Events;

public class ContractTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "contracts");
    private static readonly JsonNode Index = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "examples", "index.json")))!;
    private static readonly Instant RecordedAt = Instant.Parse(Index["recordedAt"]!.GetValue<string>());

    /// <summary>Reasons that a schema can see.</summary>
    private static readonly RejectReason[] Structural =
        [RejectReason.NotCloudEvent, RejectReason.UnknownType, RejectReason.MissingField, RejectReason.InvalidField, RejectReason.InvalidStatus];

    private readonly EventDecoder decoder = new(Repository.LoadProfile());

    public static TheoryData<string> Examples() => [.. Files()];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_is_decided_as_the_index_says(string file)
    {
        JsonNode entry = Entry(file);
        byte[] bytes = File.ReadAllBytes(Path.Combine(Folder, "examples", file));
        bool accepted = decoder.TryDecode(bytes, RecordedAt, new DecodedEvent(), out Rejection rejection);
        accepted.ShouldBe(entry["reason"] is null, rejection.ToString());
        if (!accepted)
        {
            RejectReasons.Code(rejection.Reason).ShouldBe(entry["reason"]!.GetValue<string>());
            rejection.Detail.ShouldStartWith(entry["member"]?.GetValue<string>() ?? "");
        }

        if (entry["schema"] is { } name)
        {
            JsonSchema.IsValid(Schema(name.GetValue<string>()), JsonNode.Parse(bytes)).ShouldBe(accepted || !Structural.Contains(rejection.Reason));
        }
    }

    [Fact]
    public void Every_file_is_in_the_index_and_every_reason_has_an_example()
    {
        string examples = Path.Combine(Folder, "examples");
        Directory.EnumerateFiles(examples, "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(examples, f).Replace('\\', '/')).Order()
            .ShouldBe(Files().Append("index.json").Order());
        Index["examples"]!.AsArray().Select(e => e!["reason"]?.GetValue<string>()).OfType<string>().Distinct().Order()
            .ShouldBe(Enum.GetValues<RejectReason>().Where(r => r != RejectReason.NotAuthorised).Select(RejectReasons.Code).Order());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Decoder_and_schema_agree_on_changed_examples(string file)
    {
        if (Entry(file) is not { } entry || entry["reason"] is not null || entry["schema"] is not { } name)
        {
            return;
        }

        JsonObject schema = Schema(name.GetValue<string>());
        JsonObject example = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, "examples", file)))!.AsObject();
        int rejected = 0;
        foreach ((string what, JsonObject changed) in Changes(example, schema))
        {
            bool valid = JsonSchema.IsValid(schema, changed);
            bool accepted = decoder.TryDecode(SampleEvents.Bytes(changed), RecordedAt, new DecodedEvent(), out Rejection rejection);
            (accepted || !Structural.Contains(rejection.Reason)).ShouldBe(valid, $"{what}: {rejection}");
            rejected += valid ? 0 : 1;
        }

        rejected.ShouldBeGreaterThan(50);
    }

    private static IEnumerable<(string What, JsonObject Changed)> Changes(JsonObject example, JsonObject schema)
    {
        string[] values =
        [
            "null", "0", "1", "2", "6", "10", "11", "-1", "1.5", "true", "false", "\"\"", "\"x\"", "[]", "{}", "\"accepted\"", "\"up\"", "\"down\"", "\"online\"", "\"none\"",
            "\"offline\"", "\"postal\"", "\"in-person\"", "\"2026-11-20T01:00:00Z\"", "\"2026-11-20\"", "\"2026-11-20T25:00:00Z\"", "\"1.0\"", "\"returned\"", "\"16681\"",
        ];
        foreach (string path in Paths(schema))
        {
            foreach (string? value in values.Append(null))
            {
                JsonObject changed = example.DeepClone().AsObject();
                JsonObject holder = path.StartsWith("data.", StringComparison.Ordinal) ? changed["data"]!.AsObject() : changed;
                string member = path.Split('.')[^1];
                holder.Remove(member);
                if (value is not null)
                {
                    holder[member] = JsonNode.Parse(value);
                }

                yield return ($"{path} = {value}", changed);
            }
        }
    }

    private static IEnumerable<string> Paths(JsonObject schema) =>
    [
        .. schema["properties"]!.AsObject().Select(p => p.Key),
        .. schema["properties"]!["data"]!["properties"]!.AsObject().Select(p => "data." + p.Key),
    ];

    private static IEnumerable<string> Files() => Index["examples"]!.AsArray().Select(e => e!["file"]!.GetValue<string>());

    private static JsonNode Entry(string file) => Index["examples"]!.AsArray().Single(e => e!["file"]!.GetValue<string>() == file)!;

    private static JsonObject Schema(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "schemas", name + ".schema.json")))!.AsObject();
}
