using System.Text.Json;

namespace Ioc.Metrics.Events;

/// <summary>What an event says for one member: kind of value and where its text lies in the bytes (without quotes, still escaped).</summary>
internal readonly record struct Fact(JsonTokenType Token, bool Escaped, int Start, int Length)
{
    /// <summary>Absent or null, which is the same.</summary>
    public bool IsAbsent => Token is JsonTokenType.None or JsonTokenType.Null;
}
