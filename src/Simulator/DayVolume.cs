using Ioc.Metrics.Calendar;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>How busy a day is, as a factor of an ordinary working day: weekdays, month end, weekends and holidays (online only).</summary>
internal static class DayVolume
{
    public static double Of(LocalDay day, WorkingCalendar calendar)
    {
        if (!calendar.IsWorkingDay(day))
        {
            return day.Date.DayOfWeek switch { DayOfWeek.Saturday => 0.13, DayOfWeek.Sunday => 0.09, _ => 0.06 };
        }

        double weekday = day.Date.DayOfWeek switch
        {
            DayOfWeek.Monday => 1.16,
            DayOfWeek.Tuesday => 1.05,
            DayOfWeek.Wednesday => 1.0,
            DayOfWeek.Thursday => 0.97,
            DayOfWeek.Friday => 0.90,
            _ => 0.6,
        };
        int daysLeft = DateTime.DaysInMonth(day.Date.Year, day.Date.Month) - day.Date.Day;
        return weekday * (daysLeft < 4 ? 1.28 : 1);
    }
}
