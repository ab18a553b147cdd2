using System.Text.Json;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>A JSON value with the line it stands on, so that an error can name it.</summary>
internal sealed class JsonPart
{
    public required int Line { get; init; }

    public required JsonValueKind Kind { get; init; }

    /// <summary>Text of a string, digits of a number.</summary>
    public string Text { get; init; } = "";

    public List<JsonPart> Items { get; } = [];

    public Dictionary<string, JsonPart> Members { get; } = new(StringComparer.Ordinal);
}
