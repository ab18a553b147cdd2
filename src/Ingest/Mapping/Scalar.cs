using System.Text.Json;

namespace Ioc.Ingest.Mapping;

/// <summary>Values of foreign records as text, by which they are compared, looked up in tables and put into ids.</summary>
internal static class Scalar
{
    /// <summary>What Debezium writes for a large column that an update did not touch: nothing is known of it.</summary>
    private const string Unavailable = "__debezium_unavailable_value";

    /// <summary>Whether there is nothing: no such value, null, or one that the change record does not carry.</summary>
    public static bool IsAbsent(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.ValueEquals(Unavailable));

    /// <summary>A string without blanks around it (columns of fixed width), the digits of a number as they are written, `true`, `false`; null: an object, a list or nothing.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>What the value is, in words; never the value itself.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "nothing",
    };
}
