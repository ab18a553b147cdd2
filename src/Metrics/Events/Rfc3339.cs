using Ioc.Metrics.Time;

namespace Ioc.Metrics.Events;

/// <summary>
/// RFC 3339 date-time from UTF-8, strictly: seconds and an offset (or Z) required, any number of fraction digits (cut to 100 ns),
/// years 0001 to 9999, no leap seconds, offsets to ±23:59. No allocation.
/// </summary>
internal static class Rfc3339
{
    public static bool TryParse(ReadOnlySpan<byte> text, out Instant instant)
    {
        instant = default;
        if (text.Length < 20 || !TryParseDay(text[..10], out LocalDay day) || (text[10] | 0x20) != 't' || text[13] != ':' || text[16] != ':'
            || !Digits(text.Slice(11, 2), 23, out int hour) || !Digits(text.Slice(14, 2), 59, out int minute) || !Digits(text.Slice(17, 2), 59, out int second))
        {
            return false;
        }

        int at = 19;
        long fraction = 0;
        if (text[at] == '.')
        {
            int start = ++at;
            long unit = TimeSpan.TicksPerSecond / 10;
            for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++, unit /= 10)
            {
                fraction += (text[at] - '0') * unit;
            }

            if (at == start)
            {
                return false;
            }
        }

        if (!TryParseOffset(text[at..], out int offsetMinutes))
        {
            return false;
        }

        long seconds = (day.Number * 86_400L) + (hour * 3600) + (minute * 60) + second - (offsetMinutes * 60L);
        instant = new Instant((seconds * TimeSpan.TicksPerSecond) + fraction);
        return true;
    }

    /// <summary>yyyy-MM-dd, a day that exists.</summary>
    public static bool TryParseDay(ReadOnlySpan<byte> text, out LocalDay day)
    {
        day = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !Digits(text[..2], 99, out int century) || !Digits(text.Slice(2, 2), 99, out int yearOfCentury)
            || !Digits(text.Slice(5, 2), 12, out int month) || !Digits(text.Slice(8, 2), 31, out int dayOfMonth))
        {
            return false;
        }

        int year = (century * 100) + yearOfCentury;
        if (year == 0 || month == 0 || dayOfMonth == 0 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = LocalDay.Of(year, month, dayOfMonth);
        return true;
    }

    private static bool TryParseOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return (text[0] | 0x20) == 'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !Digits(text.Slice(1, 2), 23, out int hour) || !Digits(text.Slice(4, 2), 59, out int minute))
        {
            return false;
        }

        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> two, int max, out int value)
    {
        int tens = two[0] - '0';
        int ones = two[1] - '0';
        value = (tens * 10) + ones;
        return (uint)tens <= 9 && (uint)ones <= 9 && value <= max;
    }
}
