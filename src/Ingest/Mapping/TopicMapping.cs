using System.Text.Json;
using Ioc.Metrics.Events;

namespace Ioc.Ingest.Mapping;

/// <summary>How records of a foreign topic become events (CONTRACTS.md, Foreign topics): pure translation, compiled once from its file. Immutable, thread-safe.</summary>
internal sealed record TopicMapping(string Name, string Topic, bool IsDebezium)
{
    /// <summary>A longer record is refused unread.</summary>
    public const int LargestRecord = 1_048_576;

    /// <summary>A record of which one holds is left out.</summary>
    public IReadOnlyList<Condition> Ignore { get; init; } = [];

    public IReadOnlyList<EventRule> Rules { get; init; } = [];

    /// <summary>Never throws for any bytes. Nothing of the result holds what no member of the mapping names.</summary>
    public MappedRecord Map(in ForeignRecord record)
    {
        if (record.Value is not { } bytes)
        {
            return Left("tombstone");
        }

        if (bytes.Length > LargestRecord)
        {
            return Refused(RejectReason.TooLarge, null, $"{bytes.Length} bytes, {LargestRecord} at most");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return Map(document.RootElement, record);
        }
        catch (JsonException e)
        {
            return Refused(RejectReason.MalformedJson, null, $"no JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine})"); // its message may hold what was read
        }
        catch (InvalidOperationException)
        {
            return Refused(RejectReason.MalformedJson, null, "a text holds no whole characters");
        }
    }

    private MappedRecord Map(JsonElement root, in ForeignRecord record)
    {
        if (IsDebezium && root.ValueKind == JsonValueKind.Object && root.TryGetProperty("payload", out JsonElement payload) && root.TryGetProperty("schema", out _))
        {
            root = payload;
            if (root.ValueKind == JsonValueKind.Null)
            {
                return Left("tombstone");
            }
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return Refused(RejectReason.InvalidField, null, $"is {Scalar.Kind(root)} where an object is needed");
        }

        string? operation = null;
        if (IsDebezium)
        {
            if (!root.TryGetProperty("op", out JsonElement op) || op.ValueKind != JsonValueKind.String)
            {
                return Refused(RejectReason.MissingField, "/op", "is missing: no change record of Debezium");
            }

            operation = op.GetString()!;
        }

        for (int i = 0; i < Ignore.Count; i++)
        {
            if (Ignore[i].Holds(root))
            {
                return Left($"ignore[{i}]");
            }
        }

        var events = new List<MappedEvent>();
        foreach (EventRule rule in Rules)
        {
            if (operation is null || rule.Operations is null || rule.Operations.Contains(operation))
            {
                rule.Map(root, record, events);
            }
        }

        return events.Count > 0 ? new MappedRecord(events) : Left("no event is for it");
    }

    private static MappedRecord Left(string why) => new([], Ignored: why);

    private static MappedRecord Refused(RejectReason reason, string? pointer, string what) => new([], Fault: new MappingFault(reason, "", pointer, what));
}
