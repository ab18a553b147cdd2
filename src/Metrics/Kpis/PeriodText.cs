using System.Globalization;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>How a period is written. Years 2000 to 2199: earlier events are rejected, and a period needs one before and one after it.</summary>
internal static class PeriodText
{
    private const int FirstYear = 2000;
    private const int LastYear = 2199;

    public static bool TryParse(string? text, LocalDay today, out Period period)
    {
        period = default;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        Period? parsed = text switch
        {
            "today" => Period.OfDay(today),
            "yesterday" => Period.OfDay(today - 1),
            { Length: 4 } => Year(text),
            { Length: 7 } when text[5] == 'Q' => Quarter(text),
            { Length: 7 } => Month(text),
            { Length: 10 } => Day(text) is { } day ? Period.OfDay(day) : null,
            { Length: 22 } when text.AsSpan(10, 2) is ".." => Range(text),
            _ => null,
        };
        period = parsed ?? default;
        return parsed is not null;
    }

    private static Period? Year(string text) =>
        Number(text) is { } year and >= FirstYear and <= LastYear ? Period.Months(PeriodKind.Year, year, 1, 12) : null;

    private static Period? Quarter(string text) =>
        text[4] == '-' && Number(text.AsSpan(6)) is { } quarter and >= 1 and <= 4 && Number(text.AsSpan(0, 4)) is { } year and >= FirstYear and <= LastYear
            ? Period.Months(PeriodKind.Quarter, year, (quarter * 3) - 2, 3)
            : null;

    private static Period? Month(string text) =>
        text[4] == '-' && Number(text.AsSpan(5)) is { } month and >= 1 and <= 12 && Number(text.AsSpan(0, 4)) is { } year and >= FirstYear and <= LastYear
            ? Period.Months(PeriodKind.Month, year, month, 1)
            : null;

    private static Period? Range(string text) =>
        Day(text[..10]) is { } first && Day(text[12..]) is { } last && first <= last ? new Period(PeriodKind.Range, first, last) : null;

    private static LocalDay? Day(string text) =>
        LocalDay.TryParse(text, out LocalDay day) && day.Date.Year is >= FirstYear and <= LastYear ? day : null;

    private static int? Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
