using System.Globalization;
using System.Text;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Influx;

/// <summary>
/// Writes one point as a line: measurement, tags in the order given, fields, time in seconds. Values are absolute. Not by the package's PointData: that lets a backslash
/// at the end of a tag swallow what follows, and makes 11 kB of garbage of a line of all counters where this makes 4.
/// </summary>
internal sealed class LineProtocol(string measurement, string provinceCode)
{
    private const int LongestTag = 256;

    private readonly StringBuilder _line = new(measurement + ",province=" + Escape(provinceCode));
    private bool _hasFields;

    /// <summary>Seconds since 1970 (UTC), rounded up; within what InfluxDB can keep (1678 to 2262).</summary>
    public static long Seconds(Instant instant) =>
        (long)Math.Ceiling(Math.Clamp((instant.Ticks - (double)DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond, -9.2e9, 9.2e9));

    /// <summary>An empty value cannot be a tag: it is written as `unknown`.</summary>
    public LineProtocol Tag(string name, string value)
    {
        _line.Append(',').Append(name).Append('=').Append(Escape(value.Length == 0 ? "unknown" : value));
        return this;
    }

    public LineProtocol Field(string name, long value)
    {
        Name(name).Append(value.ToString(CultureInfo.InvariantCulture)).Append('i');
        return this;
    }

    /// <summary>What is no number is left out: there is no way to write it.</summary>
    public LineProtocol Field(string name, double value)
    {
        if (double.IsFinite(value))
        {
            Name(name).Append(value.ToString("R", CultureInfo.InvariantCulture));
        }

        return this;
    }

    /// <summary>The line without its end; null when it has no field.</summary>
    public string? At(Instant time) => _hasFields ? _line.Append(' ').Append(Seconds(time).ToString(CultureInfo.InvariantCulture)).ToString() : null;

    private StringBuilder Name(string name)
    {
        _line.Append(_hasFields ? ',' : ' ').Append(name).Append('=');
        _hasFields = true;
        return _line;
    }

    /// <summary>Line ends and backslashes cannot be written safely in a tag; they become blanks and slashes.</summary>
    private static string Escape(string tag)
    {
        string text = tag.Length > LongestTag ? tag[..LongestTag] : tag;
        if (!text.AsSpan().ContainsAny(" ,=\\\r\n"))
        {
            return text;
        }

        return text.Replace('\\', '/').Replace('\r', ' ').Replace('\n', ' ')
            .Replace(",", "\\,", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal);
    }
}
