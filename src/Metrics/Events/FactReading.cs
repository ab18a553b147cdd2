using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Events;

/// <summary>Typed values out of facts. Each says whether the value has the right type, form and range; optional ones accept absence.</summary>
internal static class FactReading
{
    public static bool Time(this EventFacts facts, Member member, out Instant value)
    {
        value = default;
        return facts.TryText(member, out ReadOnlySpan<byte> text) && Rfc3339.TryParse(text, out value);
    }

    public static bool OptionalTime(this EventFacts facts, Member member, out Instant? value)
    {
        value = null;
        if (facts[member].IsAbsent)
        {
            return true;
        }

        bool ok = facts.Time(member, out Instant time);
        value = time;
        return ok;
    }

    /// <summary>A JSON number written as an integer (1.0 and 1e0 are not).</summary>
    public static bool Integer(this EventFacts facts, Member member, long min, long max, out long value)
    {
        value = 0;
        if (facts[member].Token != JsonTokenType.Number)
        {
            return false;
        }

        ReadOnlySpan<byte> raw = facts.Raw(member);
        return Utf8Parser.TryParse(raw, out value, out int used) && used == raw.Length && value >= min && value <= max;
    }

    public static bool OptionalBool(this EventFacts facts, Member member, out bool? value)
    {
        JsonTokenType token = facts[member].Token;
        value = token is JsonTokenType.True or JsonTokenType.False ? token == JsonTokenType.True : null;
        return value is not null || facts[member].IsAbsent;
    }

    /// <summary>A number from 0.</summary>
    public static bool OptionalDouble(this EventFacts facts, Member member, double max, out double? value)
    {
        value = null;
        if (facts[member].Token != JsonTokenType.Number)
        {
            return facts[member].IsAbsent;
        }

        ReadOnlySpan<byte> raw = facts.Raw(member);
        bool ok = Utf8Parser.TryParse(raw, out double number, out int used) && used == raw.Length && number >= 0 && number <= max;
        value = number;
        return ok;
    }

    public static bool OptionalDecimal(this EventFacts facts, Member member, decimal min, decimal max, out decimal? value)
    {
        value = null;
        if (facts[member].Token != JsonTokenType.Number)
        {
            return facts[member].IsAbsent;
        }

        ReadOnlySpan<byte> raw = facts.Raw(member);
        bool ok = Utf8Parser.TryParse(raw, out decimal number, out int used) && used == raw.Length && number >= min && number <= max;
        value = number;
        return ok;
    }

    /// <summary>A string of at most so many bytes in UTF-8, newly made: for members that are rare.</summary>
    public static bool OptionalString(this EventFacts facts, Member member, int most, out string? value)
    {
        value = null;
        if (facts.TryText(member, out ReadOnlySpan<byte> text))
        {
            value = text.Length <= most ? Encoding.UTF8.GetString(text) : null;
            return value is not null;
        }

        return facts[member].IsAbsent;
    }
}
