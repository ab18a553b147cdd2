using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.National;

/// <summary>Moments as senders write them: `yyyyMMddHHmmss` in local time, and in lists also date-times with dashes or slashes. To the second. Thread-safe.</summary>
internal static class NationalMoment
{
    private static readonly string[] _local =
    [
        "yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy",
    ];

    private static readonly string[] _withOffset = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>False: the text is no moment. Moment null: unset (empty, zeros, or what a language writes for no date).</summary>
    public static bool TryRead(string text, out Instant? moment)
    {
        moment = null;
        if (text.AsSpan().Trim('0').IsEmpty)
        {
            return true;
        }

        Instant read;
        if (DateTime.TryParseExact(text, _local, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            read = new Instant(local.Ticks - Instant.LocalOffset.Ticks);
        }
        else if (DateTimeOffset.TryParseExact(text, _withOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset exact))
        {
            read = Instant.From(exact);
        }
        else if (text.Length == 13 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds))
        {
            read = Instant.FromUnixMilliseconds(milliseconds);
        }
        else
        {
            return false;
        }

        moment = NoDate.Is(read) ? null : new Instant(read.Ticks - (read.Ticks % TimeSpan.TicksPerSecond));
        return true;
    }

    /// <summary>`yyyyMMddHHmmss`, local.</summary>
    public static string Text(Instant moment) => moment.ToLocal().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
