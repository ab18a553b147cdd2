using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ioc.Metrics.Tests.Events;

/// <summary>As much of JSON Schema 2020-12 as contracts/schemas uses, but for references; an unknown keyword throws.</summary>
internal static class JsonSchema
{
    private static readonly string[] Remarks = ["$schema", "$id", "title", "description", "format", "then", "$defs"];

    public static bool IsValid(JsonObject schema, JsonNode? value) => schema.All(k => Remarks.Contains(k.Key) || Holds(schema, k.Key, k.Value, value));

    private static bool Holds(JsonObject schema, string keyword, JsonNode? rule, JsonNode? value) => keyword switch
    {
        "type" => Types(rule!).Any(t => HasType(t, value)),
        "const" => JsonNode.DeepEquals(rule, value),
        "enum" => rule!.AsArray().Any(e => JsonNode.DeepEquals(e, value)),
        "required" => value is not JsonObject o || rule!.AsArray().All(m => o.ContainsKey(m!.GetValue<string>())),
        "properties" => value is not JsonObject o || rule!.AsObject().All(p => !o.TryGetPropertyValue(p.Key, out JsonNode? v) || IsValid(p.Value!.AsObject(), v)),
        "additionalProperties" => value is not JsonObject o || o.Where(m => schema["properties"]?.AsObject().ContainsKey(m.Key) != true).All(m => rule is JsonObject other && IsValid(other, m.Value)),
        "items" => value is not JsonArray a || a.All(i => IsValid(rule!.AsObject(), i)),
        "minItems" => value is not JsonArray a || a.Count >= rule!.GetValue<int>(),
        "maxItems" => value is not JsonArray a || a.Count <= rule!.GetValue<int>(),
        "minLength" => Kind(value) != JsonValueKind.String || Runes(value) >= rule!.GetValue<int>(),
        "maxLength" => Kind(value) != JsonValueKind.String || Runes(value) <= rule!.GetValue<int>(),
        "pattern" => Kind(value) != JsonValueKind.String || Regex.IsMatch(value!.GetValue<string>(), rule!.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)),
        "minimum" => Kind(value) != JsonValueKind.Number || Number(value) >= Number(rule),
        "exclusiveMinimum" => Kind(value) != JsonValueKind.Number || Number(value) > Number(rule),
        "maximum" => Kind(value) != JsonValueKind.Number || Number(value) <= Number(rule),
        "oneOf" => rule!.AsArray().Count(s => IsValid(s!.AsObject(), value)) == 1,
        "if" => !IsValid(rule!.AsObject(), value) || IsValid(schema["then"]!.AsObject(), value),
        _ => throw new NotSupportedException(keyword),
    };

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray many ? many.Select(t => t!.GetValue<string>()) : [rule.GetValue<string>()];

    private static bool HasType(string type, JsonNode? value) => (type, Kind(value)) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => Number(value) % 1 == 0,
        _ => false,
    };

    private static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;

    private static int Runes(JsonNode? value) => value!.GetValue<string>().EnumerateRunes().Count();

    private static double Number(JsonNode? value) => double.Parse(value!.ToJsonString(), CultureInfo.InvariantCulture);
}
