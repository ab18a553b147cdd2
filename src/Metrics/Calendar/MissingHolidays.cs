using Ioc.Metrics.Time;

namespace Ioc.Metrics.Calendar;

/// <summary>What a year lacks of the holidays that every year has (KPIS.md, dueAt). Days: those of a fixed date on which offices would work. Tet: no day off around Tết Nguyên đán.</summary>
public sealed record MissingHolidays(int Year, IReadOnlyList<LocalDay> Days, bool Tet)
{
    /// <summary>The days as written, and Tết, in the order of the year.</summary>
    public string Names(Func<LocalDay, string> write)
    {
        List<string> names = [.. Days.Select(write)];
        if (Tet)
        {
            names.Insert(Days.Count(day => day.Date.Month == 1), "Tết");
        }

        return string.Join(", ", names);
    }
}
