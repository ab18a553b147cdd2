using System.Globalization;
using System.Text.RegularExpressions;
using Confluent.Kafka;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>
/// What the client says when the broker no longer has the record that we read last (KIP-320): it lost its end, and may have written others there since. Offsets alone do not tell.
/// The client has where that end is in its words alone.
/// </summary>
internal static partial class LogTruncation
{
    /// <summary>The first offset whose record may be another one than we had; null: the error tells of no such thing. Kept: what the broker has now; where it does not tell more, all of it.</summary>
    public static long? From(Error error, WatermarkOffsets kept)
    {
        if (!error.Reason.Contains("log truncation", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return End().Match(error.Reason) is { Success: true } end && long.TryParse(end.Groups["end"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out long offset)
            ? Math.Max(offset, kept.Low.Value)
            : kept.Low.Value;
    }

    [GeneratedRegex(@"broker end offset is (?<end>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex End();
}
