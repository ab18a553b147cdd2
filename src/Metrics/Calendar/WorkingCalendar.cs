using Ioc.Metrics.Time;

namespace Ioc.Metrics.Calendar;

/// <summary>Working hours of one day, as times of day in ticks from local midnight: morning and afternoon.</summary>
public sealed record WorkingHours(LocalDay? From, TimeSpan MorningStart, TimeSpan MorningEnd, TimeSpan AfternoonStart, TimeSpan AfternoonEnd);

/// <summary>A row of holidays.csv. Closed: holiday, swapped_day_off, compensatory_day_off; open: working_saturday.</summary>
public sealed record HolidayRow(LocalDay Day, string NameVi, bool Closed, string Kind, string Status, string Source);

/// <summary>Working time of the province's offices: hours (may change by date), closed days, working Saturdays. Immutable, thread-safe.</summary>
public sealed partial class WorkingCalendar
{
    public WorkingCalendar(IReadOnlyList<WorkingHours> hours, IReadOnlyList<HolidayRow> holidays)
    {
        Hours = hours;
        Holidays = holidays;
    }

    public IReadOnlyList<WorkingHours> Hours { get; }

    public IReadOnlyList<HolidayRow> Holidays { get; }
}
