using Ioc.Metrics.Time;

namespace Ioc.Metrics.Calendar;

/// <summary>Computed due times (KPIS.md, Facts of a dossier, dueAt).</summary>
public sealed partial class WorkingCalendar
{
    /// <summary>Received at or before this time of the start day, a same-day dossier is due that day (NQ 66.7/2025, Decree 61/2018: "trong ngày; nhận sau 15 giờ: ngày làm việc tiếp theo").</summary>
    public static readonly TimeSpan SameDayLatest = TimeSpan.FromHours(15);

    /// <summary>The accepted day when it is a working day and the time is before closing, else the next working day.</summary>
    public LocalDay StartDay(Instant acceptedAt)
    {
        LocalDay day = acceptedAt.Day;
        return IsWorkingDay(day) && acceptedAt < ClosingTime(day) ? day : NextWorkingDay(day);
    }

    /// <summary>Closing time of the N-th working day after the start day; N = 0: of the start day, or of the next one when accepted after 15:00:00 of it.</summary>
    public Instant DueAt(Instant acceptedAt, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        LocalDay start = StartDay(acceptedAt);
        if (workingDays == 0)
        {
            return ClosingTime(acceptedAt <= start.Start + SameDayLatest ? start : NextWorkingDay(start));
        }

        return ClosingTime(days.WorkingDayAt(days.WorkingDaysThrough(start) - 1 + workingDays));
    }
}
