using System.Globalization;
using System.Text;
using System.Text.Json;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Mapping;

/// <summary>
/// How a foreign system writes times: a name below, or a pattern of .NET such as `dd/MM/yyyy HH:mm:ss`. A number counts from 1970-01-01; with `local-` it counts the wall
/// clock as if it were UTC, which is how Debezium writes columns without a zone (io.debezium.time.Timestamp, MicroTimestamp, NanoTimestamp). Immutable, thread-safe.
/// </summary>
internal sealed class TimeForm
{
    /// <summary>RFC 3339 with an offset or Z, as events have it and Debezium writes columns with a zone (io.debezium.time.ZonedTimestamp).</summary>
    public static readonly TimeForm Rfc3339 = new("rfc3339", Written.WithOffset, 0, false, []);

    private static readonly DateTime _sample = new(2025, 11, 23, 8, 15, 2, DateTimeKind.Utc);

    private static readonly TimeForm[] _named =
    [
        Rfc3339,
        new("local", Written.WallClock, 0, true, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"]),
        new("seconds", Written.Number, TimeSpan.TicksPerSecond, false, []),
        new("milliseconds", Written.Number, TimeSpan.TicksPerMillisecond, false, []),
        new("microseconds", Written.Number, TimeSpan.TicksPerMicrosecond, false, []),
        new("nanoseconds", Written.Number, 0.01m, false, []),
        new("local-milliseconds", Written.Number, TimeSpan.TicksPerMillisecond, true, []),
        new("local-microseconds", Written.Number, TimeSpan.TicksPerMicrosecond, true, []),
        new("local-nanoseconds", Written.Number, 0.01m, true, []),
        new("days", Written.Number, TimeSpan.TicksPerDay, true, []),
    ];

    private readonly string _name;
    private readonly Written _written;
    private readonly decimal _ticks;
    private readonly bool _isLocal;
    private readonly string[] _patterns;

    private TimeForm(string name, Written written, decimal ticks, bool isLocal, string[] patterns) =>
        (_name, _written, _ticks, _isLocal, _patterns) = (name, written, ticks, isLocal, patterns);

    private enum Written
    {
        WithOffset,
        WallClock,
        Number,
    }

    /// <summary>Those that have a name.</summary>
    public static IEnumerable<string> Names => _named.Select(form => form._name);

    /// <summary>Null: neither a name nor a pattern that gives a whole day back.</summary>
    public static TimeForm? Parse(string text) => Array.Find(_named, form => form._name == text) ?? OfPattern(text);

    /// <summary>Reads a time. Zone: of a wall clock. Null: it is not written so, or is beyond the years 1 to 9999.</summary>
    public Instant? Read(JsonElement value, TimeSpan zone)
    {
        string? text = Scalar.Text(value);
        decimal? ticks = text is null ? null : _written switch
        {
            Written.Number => Counted(text),
            Written.WithOffset => WithOffset(text),
            _ => DateTime.TryParseExact(text, _patterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime clock) ? clock.Ticks : null,
        };
        ticks -= _isLocal ? zone.Ticks : 0;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new Instant((long)ticks) : null;
    }

    public override string ToString() => _name;

    private static TimeForm? OfPattern(string text)
    {
        try
        {
            bool offset = text.Contains('z', StringComparison.Ordinal) || text.Contains('K', StringComparison.Ordinal);
            return DateTime.TryParseExact(_sample.ToString(text, CultureInfo.InvariantCulture), text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault, out DateTime back)
                && back.Date == _sample.Date ? new TimeForm(text, offset ? Written.WithOffset : Written.WallClock, 0, !offset, [text]) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private decimal? WithOffset(string text)
    {
        if (_patterns.Length == 0)
        {
            return Metrics.Events.Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out Instant instant) ? instant.Ticks : null;
        }

        return DateTimeOffset.TryParseExact(text, _patterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset at) ? at.UtcTicks : null;
    }

    private decimal? Counted(string text)
    {
        try
        {
            return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal count)
                ? decimal.Floor(count * _ticks) + DateTime.UnixEpoch.Ticks
                : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
