using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Metrics.Events;

namespace Ioc.Ingest.Mapping;

/// <summary>One event that a record may give. Immutable, thread-safe.</summary>
internal sealed record EventRule(string Name, string Place, EventKind Kind, string Source, string IdPrefix)
{
    /// <summary>More items of one record than this are a fault: one record is not to become any number of events.</summary>
    public const int MostItems = 1_000;

    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Debezium's operations that it is for; null: the record has none.</summary>
    public IReadOnlySet<string>? Operations { get; init; }

    /// <summary>A list in the record of which each item gives an event; null: the record itself.</summary>
    public JsonPointer? Each { get; init; }

    /// <summary>All must hold.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    /// <summary>What the id is made of; empty: topic, partition and offset.</summary>
    public IReadOnlyList<JsonPointer> Id { get; init; } = [];

    public IReadOnlyList<ValueSource> Data { get; init; } = [];

    /// <summary>Adds the events of a record.</summary>
    public void Map(JsonElement root, in ForeignRecord record, List<MappedEvent> into)
    {
        if (Each is null)
        {
            MapOne(root, record, null, into);
            return;
        }

        if (!Each.TryFind(root, out JsonElement items) || Scalar.IsAbsent(items))
        {
            return;
        }

        if (items.ValueKind != JsonValueKind.Array || items.GetArrayLength() > MostItems)
        {
            string what = items.ValueKind == JsonValueKind.Array ? $"is a list of more than {MostItems}" : $"is {Scalar.Kind(items)} where a list is needed";
            into.Add(new MappedEvent(Name, [], null, [new MappingFault(RejectReason.InvalidField, Place + ".each", Each.Text, what)]));
            return;
        }

        int index = 0;
        foreach (JsonElement item in items.EnumerateArray())
        {
            MapOne(item, record, index++, into);
        }
    }

    private void MapOne(JsonElement root, in ForeignRecord record, int? item, List<MappedEvent> into)
    {
        foreach (Condition condition in When)
        {
            if (!condition.Holds(root))
            {
                return;
            }
        }

        var faults = new List<MappingFault>();
        string id = IdOf(root, record, item, faults);
        (EventMember Member, object Value)[] data = [.. Values(root, record, faults)];
        string? unit = data.FirstOrDefault(each => each.Member.Codes is MemberCodes.Unit or MemberCodes.UnitOrProvince).Value as string;
        into.Add(new MappedEvent(Name, Written(id, data), unit, faults));
    }

    private IEnumerable<(EventMember Member, object Value)> Values(JsonElement root, ForeignRecord record, List<MappingFault> faults)
    {
        foreach (ValueSource source in Data)
        {
            object? value = source.Read(root, record.RecordedAt, out MappingFault? fault);
            if (value is not null)
            {
                yield return (source.Member, value);
            }
            else if (fault is not null)
            {
                faults.Add(fault);
            }
            else if (source.Member.Required)
            {
                faults.Add(new MappingFault(RejectReason.MissingField, source.Place, source.From?.Text, "is missing"));
            }
        }
    }

    private string IdOf(JsonElement root, in ForeignRecord record, int? item, List<MappingFault> faults)
    {
        if (Id.Count == 0)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{record.Topic}/{record.Partition}/{record.Offset}");
            return IdPrefix + place + (item is { } index ? "/" + index.ToString(CultureInfo.InvariantCulture) : "");
        }

        var parts = new string[Id.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            // A part may hold the slash that stands between parts: two different rows never get one id.
            string? text = Id[i].TryFind(root, out JsonElement found) && !Scalar.IsAbsent(found) ? Scalar.Text(found) : null;
            parts[i] = text?.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal) ?? "";
            if (text is not { Length: > 0 })
            {
                faults.Add(new MappingFault(RejectReason.MissingField, $"{Place}.id", Id[i].Text, "has no value to make an id of"));
            }
        }

        return IdPrefix + string.Join('/', parts);
    }

    private byte[] Written(string id, (EventMember Member, object Value)[] data)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, _plain))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", id);
            json.WriteString("source", Source);
            json.WriteString("type", EventWords.Name(Kind));
            if (Array.Find(data, each => each.Member.Name == "at").Value is string at)
            {
                json.WriteString("time", at); // the record's own time differs when the same change is sent again: then the event would be another one
            }

            json.WriteStartObject("data");
            foreach ((EventMember member, object value) in data)
            {
                Write(json, member.Name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case long whole: json.WriteNumber(name, whole); break;
            case decimal number: json.WriteNumber(name, number); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            default: json.WriteString(name, (string)value); break;
        }
    }
}
