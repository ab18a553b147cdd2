using System.Globalization;

namespace Ioc.Metrics.Time;

/// <summary>A calendar day in Asia/Ho_Chi_Minh, from midnight (included) to midnight (excluded). Number as in <see cref="DateOnly.DayNumber"/>.</summary>
public readonly record struct LocalDay(int Number) : IComparable<LocalDay>
{
    /// <summary>The local day that contains the instant; outside the years 1 to 9999 the nearest.</summary>
    public static LocalDay Of(Instant instant)
    {
        long offset = Instant.LocalOffset.Ticks;
        return new LocalDay((int)((Math.Clamp(instant.Ticks, -offset, DateTime.MaxValue.Ticks - offset) + offset) / TimeSpan.TicksPerDay));
    }

    public static LocalDay Of(int year, int month, int day) => new(new DateOnly(year, month, day).DayNumber);

    /// <summary>Parses yyyy-MM-dd.</summary>
    public static bool TryParse(string? text, out LocalDay day)
    {
        bool ok = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        day = new LocalDay(date.DayNumber);
        return ok;
    }

    /// <summary>Local midnight at which the day begins.</summary>
    public Instant Start => new((Number * TimeSpan.TicksPerDay) - Instant.LocalOffset.Ticks);

    /// <summary>Local midnight at which the next day begins.</summary>
    public Instant End => new LocalDay(Number + 1).Start;

    /// <summary>The last instant of the day: one tick before <see cref="End"/>.</summary>
    public Instant Last => new(End.Ticks - 1);

    public DateOnly Date => DateOnly.FromDayNumber(Number);

    public int CompareTo(LocalDay other) => Number.CompareTo(other.Number);

    public static bool operator <(LocalDay a, LocalDay b) => a.Number < b.Number;

    public static bool operator >(LocalDay a, LocalDay b) => a.Number > b.Number;

    public static bool operator <=(LocalDay a, LocalDay b) => a.Number <= b.Number;

    public static bool operator >=(LocalDay a, LocalDay b) => a.Number >= b.Number;

    public static LocalDay operator +(LocalDay a, int days) => new(a.Number + days);

    public static LocalDay operator -(LocalDay a, int days) => new(a.Number - days);

    public static int operator -(LocalDay a, LocalDay b) => a.Number - b.Number;

    public override string ToString() => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
