using System.Globalization;
using System.Text.Json;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;

namespace Ioc.Ingest.Mapping;

/// <summary>Reads where a member comes from. Zone: of wall clocks, where the member names none. Tables: those of the file, by name.</summary>
internal sealed class ValueReader(TimeSpan zone, IReadOnlyDictionary<string, JsonPart> tables, Profile? profile)
{
    public const string NoZone = "zone is no offset such as +07:00 or Z";

    /// <summary>`+07:00`, `-03:30` or `Z`; null: it is none.</summary>
    public static TimeSpan? Zone(string text) =>
        text == "Z" ? TimeSpan.Zero
        : text.Length == 6 && text[0] is '+' or '-' && TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out TimeSpan offset) ? (text[0] == '-' ? -offset : offset)
        : null;

    /// <summary>A constant as text; null: it is an object, a list or null.</summary>
    public static string? Constant(JsonPart part) => part.Kind switch
    {
        JsonValueKind.String or JsonValueKind.Number => part.Text,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>Null (with the error noted) when it is none.</summary>
    public JsonPointer? Pointer(JsonObject parent, string name, string text, int line)
    {
        JsonPointer? pointer = JsonPointer.Parse(text);
        if (pointer is null)
        {
            parent.Error(line, $"{name} is no JSON pointer such as /after/id (RFC 6901)");
        }

        return pointer;
    }

    /// <summary>A member of `data`: a pointer, or an object.</summary>
    public ValueSource Read(JsonObject data, JsonPart part, EventMember member, string place)
    {
        var source = new ValueSource(member, place) { Zone = zone };
        if (part.Kind == JsonValueKind.String)
        {
            return Whole(source with { From = Pointer(data, member.Name, part.Text, part.Line) });
        }

        if (data.Child(part, member.Name) is not { } value)
        {
            return source;
        }

        value.Knows("from", "value", "record", "table", "time", "zone", "decimal", "default");
        string[] given = [.. new[] { "from", "value", "record" }.Where(name => value.Find(name) is not null)];
        string[] besides = [.. new[] { "table", "time", "zone", "decimal", "default" }.Where(name => value.Find(name) is not null)];
        if (given.Length != 1)
        {
            value.Error(value.Line, "has not exactly one of from, value, record");
            return source;
        }

        if (given[0] != "from" && besides.Length > 0)
        {
            value.Error(value.Line, $"{besides[0]} is for what comes from the record (from)");
        }

        return given[0] switch
        {
            "value" => source with { Constant = Given(value, "value", member) },
            "record" => OfRecord(value, source),
            _ => OfPlace(value, source),
        };
    }

    private static ValueSource OfRecord(JsonObject value, ValueSource source)
    {
        if (value.Optional("record") != "timestamp" || !IsTime(source.Member))
        {
            value.Error(value.Line, "record is not timestamp, or the member is no time");
        }

        return source with { IsRecordTime = true };
    }

    private ValueSource OfPlace(JsonObject value, ValueSource source)
    {
        string text = value.Text("from");
        source = source with
        {
            From = text.Length > 0 ? Pointer(value, "from", text, value.Find("from")!.Line) : null,
            Constant = value.Find("default") is null ? null : Given(value, "default", source.Member),
            Table = Table(value, source.Member),
            Time = Time(value, source.Member),
            Zone = OwnZone(value),
            Scale = Scale(value, source.Member),
        };
        if (new object?[] { source.Table, source.Scale, value.Find("time") }.Count(each => each is not null) > 1)
        {
            value.Error(value.Line, "has more than one of table, time, decimal");
        }

        return Whole(source);
    }

    /// <summary>Times that no form is given for are RFC 3339.</summary>
    private static ValueSource Whole(ValueSource source) =>
        source is { Member.Form: MemberForm.Time, From: not null, Time: null, Table: null } ? source with { Time = TimeForm.Rfc3339 } : source;

    private TimeForm? Time(JsonObject value, EventMember member)
    {
        if (value.Optional("time") is not { } text)
        {
            return null;
        }

        TimeForm? form = TimeForm.Parse(text);
        if (form is null)
        {
            value.Error(value.Find("time")!.Line, $"time is \"{text}\": none of {string.Join(", ", TimeForm.Names)}, and no pattern of a whole day such as dd/MM/yyyy HH:mm:ss");
        }

        if (!IsTime(member) && member.Name != "sequence")
        {
            value.Error(value.Find("time")!.Line, "time is for members that are times, and for sequence");
        }

        return form;
    }

    private TimeSpan OwnZone(JsonObject value)
    {
        string? text = value.Optional("zone");
        if (text is not null && Zone(text) is null)
        {
            value.Error(value.Find("zone")!.Line, NoZone);
        }

        return Zone(text ?? "") ?? zone;
    }

    private static int? Scale(JsonObject value, EventMember member)
    {
        if (value.OptionalNumber("decimal") is not { } scale)
        {
            return null;
        }

        if (scale is not (>= 0 and <= 28) || scale % 1 != 0 || member.Form is MemberForm.Time or MemberForm.Day or MemberForm.Flag)
        {
            value.Error(value.Find("decimal")!.Line, "decimal is no number of digits from 0 to 28, or the member can be no number");
            return null;
        }

        return (int)scale;
    }

    private Dictionary<string, string?>? Table(JsonObject value, EventMember member)
    {
        if (value.Find("table") is not { } part)
        {
            return null;
        }

        JsonPart? table = part.Kind == JsonValueKind.String ? tables.GetValueOrDefault(part.Text) : part;
        if (table is not { Kind: JsonValueKind.Object })
        {
            value.Error(part.Line, part.Kind == JsonValueKind.String ? $"there is no table {part.Text} in tables" : "table is neither an object nor the name of one");
            return null;
        }

        var rows = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach ((string key, JsonPart row) in table.Members)
        {
            string? text = Constant(row);
            rows[key] = text;
            if ((text is null && row.Kind != JsonValueKind.Null) || (text is not null && Wrong(text, member) is not null))
            {
                value.Error(row.Line, text is null ? $"table: {key} has no plain value" : $"table: {key}: {Wrong(text, member)}");
            }
        }

        return rows;
    }

    private string? Given(JsonObject value, string name, EventMember member)
    {
        JsonPart part = value.Find(name)!;
        string? text = Constant(part);
        if (text is null || Wrong(text, member) is not null)
        {
            value.Error(part.Line, text is null ? $"{name} is no plain value" : Wrong(text, member)!);
        }

        return text;
    }

    /// <summary>Why this cannot be the member; null: it can.</summary>
    private string? Wrong(string text, EventMember member)
    {
        bool good = MemberValue.Of(text, member.Form) is not null && (member.Words.Count == 0 || member.Words.Contains(text) || (member.Form == MemberForm.Status && MemberValue.Of(text, member.Form) is >= 1L and <= 10L));
        if (!good)
        {
            return $"\"{text}\" cannot be {member.Name}{(member.Words.Count > 0 ? $": it is one of {string.Join(", ", member.Words)}" : "")}";
        }

        bool known = profile is null || member.Codes switch
        {
            MemberCodes.Unit => profile.FindUnit(text) is not null,
            MemberCodes.UnitOrProvince => text == "province" || profile.FindUnit(text) is not null,
            MemberCodes.System => profile.FindSystem(text) is not null,
            MemberCodes.Indicator => profile.IsIndicator(text),
            _ => true,
        };
        return known ? null : $"the profile has no {member.Name} {text}";
    }

    private static bool IsTime(EventMember member) => member.Form is MemberForm.Time or MemberForm.Day;
}
