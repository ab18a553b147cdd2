using Ioc.Metrics.Time;

namespace Ioc.Metrics.Calendar;

/// <summary>Which years' holidays are known: a year with no closed day in holidays.csv runs through Tết without a word, so it is said (KPIS.md, dueAt).</summary>
public sealed partial class WorkingCalendar
{
    /// <summary>Holidays of a year are published in the autumn before it: from this month on the next year's are missed.</summary>
    private const int NextYearExpectedFrom = 10;

    private readonly HashSet<int> yearsWithHolidays;

    /// <summary>Years that the days touch, both included, without a closed day in holidays.csv.</summary>
    public IReadOnlyList<int> YearsWithoutHolidays(LocalDay first, LocalDay last) =>
        [.. Enumerable.Range(first.Date.Year, Math.Max(0, last.Date.Year - first.Date.Year + 1)).Where(year => !yearsWithHolidays.Contains(year))];

    /// <summary>This year, and from October on the next one, when their holidays are missing.</summary>
    public IReadOnlyList<int> YearsMissing(LocalDay today) =>
        YearsWithoutHolidays(today, today.Date.Month >= NextYearExpectedFrom ? LocalDay.Of(Math.Min(today.Date.Year + 1, 9999), 1, 1) : today);

    /// <summary>Days of this year and the next whose row is marked `check` or `estimated`: they apply, and may change.</summary>
    public IReadOnlyList<HolidayRow> Uncertain(LocalDay today) =>
        [.. Holidays.Where(row => row.IsUncertain && row.Day.Date.Year - today.Date.Year is 0 or 1).OrderBy(row => row.Day)];
}
