using Ioc.Metrics.Time;

namespace Ioc.Metrics.Calendar;

/// <summary>
/// Working time of the province's offices: hours (may change by date), closed days, working Saturdays (KPIS.md, Facts of a dossier).
/// Known for 2000 to 2100; outside no working time passes. Immutable, thread-safe.
/// </summary>
public sealed partial class WorkingCalendar
{
    private readonly DayTable days;

    /// <summary>Hours in force on a day: those with the greatest From not after it. Throws ArgumentException without any hours.</summary>
    public WorkingCalendar(IReadOnlyList<WorkingHours> hours, IReadOnlyList<HolidayRow> holidays)
    {
        if (hours.Count == 0)
        {
            throw new ArgumentException("no working hours", nameof(hours));
        }

        Hours = hours;
        Holidays = holidays;
        days = new DayTable(hours, holidays);
    }

    public IReadOnlyList<WorkingHours> Hours { get; }

    public IReadOnlyList<HolidayRow> Holidays { get; }

    /// <summary>Monday to Friday less closed days, plus working Saturdays.</summary>
    public bool IsWorkingDay(LocalDay day) => days.IsWorking(day);

    /// <summary>Hours in force on the day, whether or not it is a working day.</summary>
    public WorkingHours HoursOn(LocalDay day) => days.HoursOn(day);

    /// <summary>End of the office day (17:00 by default), whether or not it is a working day.</summary>
    public Instant ClosingTime(LocalDay day) => day.Start + days.HoursOn(day).AfternoonEnd;

    /// <summary>First working day strictly after the day.</summary>
    public LocalDay NextWorkingDay(LocalDay day) => days.WorkingDayAt(days.WorkingDaysThrough(day));

    /// <summary>Last working day strictly before the day.</summary>
    public LocalDay PreviousWorkingDay(LocalDay day) => days.WorkingDayAt(days.WorkingDaysThrough(day - 1) - 1);

    /// <summary>Whether offices work at the instant; starts included, ends excluded.</summary>
    public bool IsWorkingTime(Instant at)
    {
        LocalDay day = at.Day;
        return days.IsWorking(day) && days.HoursOn(day).Contains(at.Ticks - day.Start.Ticks);
    }

    /// <summary>Working time from one instant to another; zero when reversed.</summary>
    public TimeSpan WorkingTimeBetween(Instant from, Instant to) =>
        to <= from ? TimeSpan.Zero : new TimeSpan(days.WorkedUntil(to) - days.WorkedUntil(from));

    /// <summary>The earliest instant, not before <paramref name="from"/>, by which that much working time has passed; Never when 2100 ends first.</summary>
    public Instant AddWorkingTime(Instant from, TimeSpan amount) =>
        amount <= TimeSpan.Zero ? from : days.EarliestWith(days.WorkedUntil(from) + amount.Ticks);
}
