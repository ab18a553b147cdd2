using System.Globalization;

namespace Ioc.Metrics.Time;

/// <summary>A point on the time line, in UTC ticks of 100 ns. Compared as an instant, never as text.</summary>
public readonly record struct Instant(long Ticks) : IComparable<Instant>
{
    /// <summary>Later than every real instant; the end of what has not ended.</summary>
    public static readonly Instant Never = new(long.MaxValue);

    /// <summary>Offset of Asia/Ho_Chi_Minh, UTC+7 without daylight saving since 1975.</summary>
    public static readonly TimeSpan LocalOffset = TimeSpan.FromHours(7);

    public static Instant From(DateTimeOffset value) => new(value.UtcTicks);

    public static Instant FromUnixMilliseconds(long milliseconds) => From(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    /// <summary>Parses RFC 3339 with an offset or Z; throws FormatException. For tests and tools, not the hot path.</summary>
    public static Instant Parse(string rfc3339) =>
        From(DateTimeOffset.Parse(rfc3339, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    /// <summary>The local day (Asia/Ho_Chi_Minh) that contains this instant.</summary>
    public LocalDay Day => LocalDay.Of(this);

    /// <summary>Start of the minute that contains this instant.</summary>
    public Instant Minute => new(Ticks - (Ticks % TimeSpan.TicksPerMinute));

    /// <summary>The same instant with the local offset +07:00; outside the years 1 to 9999 the nearest that can be written.</summary>
    public DateTimeOffset ToLocal() => new(Math.Clamp(Ticks, 0, DateTime.MaxValue.Ticks - LocalOffset.Ticks) + LocalOffset.Ticks, LocalOffset);

    public long ToUnixMilliseconds() => ToLocal().ToUnixTimeMilliseconds();

    public int CompareTo(Instant other) => Ticks.CompareTo(other.Ticks);

    public static Instant Min(Instant a, Instant b) => a.Ticks <= b.Ticks ? a : b;

    public static Instant Max(Instant a, Instant b) => a.Ticks >= b.Ticks ? a : b;

    public static bool operator <(Instant a, Instant b) => a.Ticks < b.Ticks;

    public static bool operator >(Instant a, Instant b) => a.Ticks > b.Ticks;

    public static bool operator <=(Instant a, Instant b) => a.Ticks <= b.Ticks;

    public static bool operator >=(Instant a, Instant b) => a.Ticks >= b.Ticks;

    public static Instant operator +(Instant a, TimeSpan b) => new(a.Ticks + b.Ticks);

    public static Instant operator -(Instant a, TimeSpan b) => new(a.Ticks - b.Ticks);

    public static TimeSpan operator -(Instant a, Instant b) => new(a.Ticks - b.Ticks);

    /// <summary>RFC 3339 with +07:00, as many fraction digits as needed.</summary>
    public override string ToString() =>
        this == Never ? "never" : ToLocal().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
