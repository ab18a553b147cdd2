using Ioc.Metrics.Time;

namespace Ioc.Metrics.Calendar;

/// <summary>Which years' holidays are known: one that lacks them runs through Tết without a word, so it is said (KPIS.md, dueAt).</summary>
public sealed partial class WorkingCalendar
{
    /// <summary>Holidays of a year are published in the autumn before it: from this month on the next year's are missed.</summary>
    private const int NextYearExpectedFrom = 10;

    /// <summary>Holidays whose date the law fixes (Labour Code 2019, article 112), month and day.</summary>
    private static readonly (int Month, int Day)[] _fixed = [(1, 1), (4, 30), (5, 1), (9, 2)];

    /// <summary>Years that the days touch, both included, whose holidays are missing, all or some.</summary>
    public IReadOnlyList<MissingHolidays> YearsMissing(LocalDay first, LocalDay last) =>
        [.. Enumerable.Range(first.Date.Year, Math.Max(0, last.Date.Year - first.Date.Year + 1)).Select(MissingOf).OfType<MissingHolidays>()];

    /// <summary>This year, and from October on the next one, when their holidays are missing, all or some.</summary>
    public IReadOnlyList<MissingHolidays> YearsMissing(LocalDay today) =>
        YearsMissing(today, today.Date.Month >= NextYearExpectedFrom ? LocalDay.Of(Math.Min(today.Date.Year + 1, 9999), 1, 1) : today);

    /// <summary>Days of this year and the next whose row is marked `check` or `estimated`: they apply, and may change.</summary>
    public IReadOnlyList<HolidayRow> Uncertain(LocalDay today) =>
        [.. Holidays.Where(row => row.IsUncertain && row.Day.Date.Year - today.Date.Year is 0 or 1).OrderBy(row => row.Day)];

    /// <summary>Null: the year has what every year has. The first day of Tết lies between 21 January and 20 February, its days off at most some days around it.</summary>
    private MissingHolidays? MissingOf(int year)
    {
        LocalDay[] open = [.. _fixed.Select(at => LocalDay.Of(year, at.Month, at.Day)).Where(IsWorkingDay)];
        bool tet = !Holidays.Any(row => row.Closed && row.Day >= LocalDay.Of(year, 1, 19) && row.Day <= LocalDay.Of(year, 2, 25));
        return open.Length > 0 || tet ? new MissingHolidays(year, open, tet) : null;
    }
}
