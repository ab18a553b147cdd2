using System.Buffers;
using System.Text.Json;
using Ioc.Metrics.Time;
using Ioc.Operations.Sending;

namespace Ioc.Dashboard.Live;

/// <summary>How live messages are written: UTF-8, Vietnamese letters as they are, markup escaped.</summary>
internal static class LiveJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = MarkupSafeEncoder.Instance };

    public static byte[] Write(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            body(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Local time to the second with its offset.</summary>
    public static string Time(Instant instant) =>
        instant.ToLocal().ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A share to 6 digits after the point, null when there is none.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, Math.Round(number, 6));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
