using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;

namespace Ioc.Ingest.Mapping;

/// <summary>Reads one mapping file and compiles it; what is wrong goes to the files' errors, with line and place. Profile: what codes are judged by; null: they are not.</summary>
internal sealed partial class MappingReader(ProfileFiles files, string file, Profile? profile)
{
    private const int MostRules = 50, MostConditions = 50;

    private static readonly string[] _operations = ["c", "r", "u", "d"];

    /// <summary>Ours: a mapping of one would read what it writes.</summary>
    private static readonly string[] _ours = [.. Topics.Events, .. Topics.Copies];

    private static readonly Dictionary<string, EventKind> _kinds = Enum.GetValues<EventKind>().ToDictionary(EventWords.Name, StringComparer.Ordinal);

    private ValueReader _values = null!;

    /// <summary>What it holds means nothing when there are errors.</summary>
    public TopicMapping? Read(JsonPart part)
    {
        if (part.Kind != JsonValueKind.Object)
        {
            files.Error(file, part.Line, "is not an object");
            return null;
        }

        JsonObject root = new JsonObject(files, file, part, "").Knows("$schema", "topic", "format", "source", "zone", "tables", "ignore", "events");
        string name = Path.GetFileNameWithoutExtension(file);
        if (!NameForm().IsMatch(name))
        {
            files.Error(file, 0, "the file's name must be 1 to 60 of a-z, 0-9 and - before .json: it is part of every id");
        }

        string format = root.Text("format");
        bool debezium = format == "debezium";
        if (format is not ("" or "debezium" or "json"))
        {
            root.Error(root.Find("format")!.Line, "format is neither debezium nor json");
        }

        _values = new ValueReader(Zone(root), Tables(root), profile);
        return new TopicMapping(name, Topic(root), debezium)
        {
            Ignore = Conditions(root, "ignore", debezium),
            Rules = Rules(root, name, Source(root), debezium),
        };
    }

    private static string Topic(JsonObject root)
    {
        string topic = root.Text("topic");
        if (topic.Length > 0 && (!TopicForm().IsMatch(topic) || _ours.Contains(topic)))
        {
            root.Error(root.Find("topic")!.Line, _ours.Contains(topic) ? "topic is one of ours" : "topic is no name of a topic (a-z, A-Z, 0-9, '.', '_', '-'; 249 at most)");
        }

        return topic;
    }

    private static string Source(JsonObject root)
    {
        string source = root.Text("source");
        if (System.Text.Encoding.UTF8.GetByteCount(source) > FieldBounds.MostText || source.StartsWith("/sim/", StringComparison.Ordinal))
        {
            root.Error(root.Find("source")!.Line, source.StartsWith("/sim/", StringComparison.Ordinal) ? "source begins with /sim/: that is what simulated events have" : "source is too long");
        }

        return source;
    }

    private static TimeSpan Zone(JsonObject root)
    {
        string? zone = root.Optional("zone");
        if (zone is not null && ValueReader.Zone(zone) is null)
        {
            root.Error(root.Find("zone")!.Line, ValueReader.NoZone);
        }

        return ValueReader.Zone(zone ?? "") ?? Metrics.Time.Instant.LocalOffset;
    }

    private static Dictionary<string, JsonPart> Tables(JsonObject root) =>
        root.Find("tables") is { } tables && root.Child(tables, "tables") is not null ? tables.Members : [];

    private List<EventRule> Rules(JsonObject root, string mapping, string source, bool debezium)
    {
        var rules = new List<EventRule>();
        List<JsonPart> items = root.Items("events", required: true);
        if (root.Find("events") is { Kind: JsonValueKind.Array } list && items.Count is 0 or > MostRules)
        {
            root.Error(list.Line, $"events holds {items.Count}: from 1 to {MostRules}");
        }

        foreach ((int index, JsonPart item) in items.Take(MostRules).Index())
        {
            string place = $"events[{index.ToString(CultureInfo.InvariantCulture)}]";
            if (root.Child(item, place) is { } rule)
            {
                rules.Add(Rule(rule, place, mapping, source, debezium));
                if (rules.Count(other => other.Name == rules[^1].Name) > 1)
                {
                    rule.Error(rule.Line, $"name {rules[^1].Name} is there twice: two events of one record would have one id");
                }
            }
        }

        return rules;
    }

    private EventRule Rule(JsonObject rule, string place, string mapping, string source, bool debezium)
    {
        rule.Knows(debezium ? ["name", "type", "operations", "when", "id", "data"] : ["name", "type", "each", "when", "id", "data"]);
        string name = rule.Text("name"), type = rule.Text("type");
        if (name.Length > 0 && !NameForm().IsMatch(name))
        {
            rule.Error(rule.Find("name")!.Line, "name is not 1 to 60 of a-z, 0-9 and -");
        }

        bool known = _kinds.TryGetValue(type, out EventKind kind);
        if (type.Length > 0 && !known)
        {
            rule.Error(rule.Find("type")!.Line, $"type is none of {string.Join(", ", _kinds.Keys)}");
        }

        return new EventRule(name, place, kind, source, $"{mapping}/{name}/")
        {
            Operations = debezium ? Operations(rule) : null,
            Each = rule.Optional("each") is { } each ? _values.Pointer(rule, "each", each, rule.Find("each")!.Line) : null,
            When = Conditions(rule, "when", debezium),
            Id = [.. rule.Items("id", required: false).Select(part => _values.Pointer(rule, "id", part.Kind == JsonValueKind.String ? part.Text : "?", part.Line)).OfType<JsonPointer>()],
            Data = known ? Data(rule, place, kind) : [],
        };
    }

    private static HashSet<string> Operations(JsonObject rule)
    {
        HashSet<string> operations = [.. rule.Texts("operations", required: false)];
        foreach (string unknown in operations.Except(_operations))
        {
            rule.Error(rule.Find("operations")!.Line, $"operations names {unknown}, none of {string.Join(", ", _operations)}");
        }

        return operations.Count > 0 ? operations : ["c", "r", "u"];
    }

    private List<ValueSource> Data(JsonObject rule, string place, EventKind kind)
    {
        var sources = new List<ValueSource>();
        if (rule.Child(rule.Find("data"), "data") is not { } data)
        {
            return sources;
        }

        IReadOnlyList<EventMember> members = EventMember.Of(kind);
        data.Knows([.. members.Select(member => member.Name)]);
        foreach (EventMember member in members)
        {
            if (data.Find(member.Name) is { } part)
            {
                sources.Add(_values.Read(data, part, member, $"{place}.data.{member.Name}"));
            }
            else if (member.Required)
            {
                data.Error(data.Line, $"{member.Name} is missing: {EventWords.Name(kind)} needs it");
            }
        }

        return sources;
    }

    private List<Condition> Conditions(JsonObject parent, string name, bool debezium)
    {
        List<JsonPart> items = parent.Items(name, required: false);
        if (items.Count > MostConditions)
        {
            parent.Error(items[0].Line, $"{name} holds {items.Count}, {MostConditions} at most");
        }

        return [.. items.Take(MostConditions).Index().Select(item => ConditionOf(parent, item.Item, $"{name}[{item.Index}]", debezium)).OfType<Condition>()];
    }

    private Condition? ConditionOf(JsonObject parent, JsonPart part, string place, bool debezium)
    {
        if (parent.Child(part, place) is not { } condition)
        {
            return null;
        }

        condition.Knows("at", "in", "notIn", "present", "changed");
        string text = condition.Text("at");
        string[] tests = [.. new[] { "in", "notIn", "present", "changed" }.Where(test => condition.Find(test) is not null)];
        if (tests.Length != 1)
        {
            condition.Error(condition.Line, "has not exactly one of in, notIn, present, changed");
            return null;
        }

        JsonPart value = condition.Find(tests[0])!;
        if (text.Length == 0 || _values.Pointer(condition, "at", text, condition.Find("at")!.Line) is not { } at)
        {
            return null;
        }

        switch (tests[0])
        {
            case "present":
                Check(condition, value, value.Kind is JsonValueKind.True or JsonValueKind.False, "present is neither true nor false");
                return Condition.Present(at, value.Kind == JsonValueKind.True);
            case "changed":
                bool ofRow = debezium && text.StartsWith("/after/", StringComparison.Ordinal);
                Check(condition, value, value.Kind == JsonValueKind.True, "changed is not true");
                Check(condition, value, ofRow, "changed is for places below /after of Debezium");
                return ofRow ? Condition.Changed(at, JsonPointer.Parse("/before" + text["/after".Length..])!) : null;
            default:
                HashSet<string> values = [.. condition.Items(tests[0], required: true).Select(ValueReader.Constant).OfType<string>()];
                Check(condition, value, value.Kind != JsonValueKind.Array || (value.Items.Count > 0 && value.Items.TrueForAll(item => ValueReader.Constant(item) is not null)), $"{tests[0]} is not a list of values");
                return tests[0] == "in" ? Condition.In(at, values) : Condition.NotIn(at, values);
        }
    }

    private static void Check(JsonObject condition, JsonPart value, bool good, string what)
    {
        if (!good)
        {
            condition.Error(value.Line, what);
        }
    }

    [GeneratedRegex("^[a-z0-9-]{1,60}$", RegexOptions.NonBacktracking)]
    private static partial Regex NameForm();

    [GeneratedRegex("^(?:[a-zA-Z0-9._-]{3,249}|[a-zA-Z0-9_-]{1,2})$", RegexOptions.NonBacktracking)]
    private static partial Regex TopicForm();
}
