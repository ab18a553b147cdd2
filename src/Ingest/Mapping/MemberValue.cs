using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Mapping;

/// <summary>Values of records in the form of an event's member: a string, long, decimal or bool. Null: it cannot be one.</summary>
internal static class MemberValue
{
    /// <summary>Of a text: a constant, what a table gives, a string or a number of the record.</summary>
    public static object? Of(string text, MemberForm form) => form switch
    {
        MemberForm.Whole => Whole(text),
        MemberForm.Number => Number(text),
        MemberForm.Flag => text switch { "true" or "1" => true, "false" or "0" => false, _ => null },
        MemberForm.Status => text.Length is 1 or 2 && Whole(text) is { } number ? number : text,
        _ => text,
    };

    /// <summary>A time in the form that the member has: RFC 3339, a local day, or (a sequence) microseconds since 1970.</summary>
    public static object Of(Instant time, MemberForm form) => form switch
    {
        MemberForm.Day => time.Day.ToString(),
        MemberForm.Whole => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        _ => time.ToString(),
    };

    /// <summary>
    /// What a decimal of Connect is, as digits: base64 of the unscaled number, big-endian (org.apache.kafka.connect.data.Decimal), or an object of `scale` and `value` (io.debezium.data.VariableScaleDecimal).
    /// Null: it is neither.
    /// </summary>
    public static string? Decimal(JsonElement value, int scale)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return value.TryGetProperty("scale", out JsonElement own) && own.ValueKind == JsonValueKind.Number && own.TryGetInt32(out scale) && value.TryGetProperty("value", out JsonElement inner)
                ? Decimal(inner, scale) : null;
        }

        if (value.ValueKind != JsonValueKind.String || scale is < 0 or > 28 || !value.TryGetBytesFromBase64(out byte[]? bytes) || bytes.Length is 0 or > 16)
        {
            return null;
        }

        var unscaled = new BigInteger(bytes, isUnsigned: false, isBigEndian: true);
        string digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return (unscaled.Sign < 0 ? "-" : "") + (scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}");
    }

    private static object? Whole(string text) => Number(text) is decimal number && number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue ? (long)number : null;

    private static object? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
