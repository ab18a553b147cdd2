using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Operations.Reports;

/// <summary>When the calendar makes reports (Asia/Ho_Chi_Minh): the draft of a month on the 1st of the next at 00:30, its freeze on the freeze day at 01:00.</summary>
public static class ReportCalendar
{
    public static Instant DraftAt(Period month) => month.Last.End + TimeSpan.FromMinutes(30);

    public static Instant FreezeAt(Period month, int freezeDay) => (month.Last + freezeDay).Start + TimeSpan.FromHours(1);

    /// <summary>The calendar month before the one that contains the instant.</summary>
    public static Period MonthBefore(Instant now) => Period.MonthOf(Period.MonthOf(now.Day).First - 1);
}
