using Ioc.Metrics.Calendar;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Calendar;

/// <summary>The rules of KPIS.md read minute by minute: the oracle for <see cref="WorkingCalendar"/>. Right for instants on whole minutes.</summary>
internal sealed class NaiveCalendar(IReadOnlyList<WorkingHours> hours, IReadOnlyList<HolidayRow> holidays)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public bool IsWorkingDay(LocalDay day)
    {
        HolidayRow? row = holidays.FirstOrDefault(h => h.Day == day);
        return row is null ? day.Date.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Friday : !row.Closed;
    }

    public WorkingHours HoursOn(LocalDay day) => hours.Where(h => h.From is null || h.From <= day).MaxBy(h => h.From?.Number ?? int.MinValue)!;

    public bool IsWorkingTime(Instant at)
    {
        WorkingHours h = HoursOn(at.Day);
        TimeSpan time = at - at.Day.Start;
        return IsWorkingDay(at.Day) && ((time >= h.MorningStart && time < h.MorningEnd) || (time >= h.AfternoonStart && time < h.AfternoonEnd));
    }

    public TimeSpan Between(Instant from, Instant to)
    {
        TimeSpan sum = TimeSpan.Zero;
        for (Instant t = from; t < to; t += Minute)
        {
            sum += IsWorkingTime(t) ? Minute : TimeSpan.Zero;
        }

        return sum;
    }

    public Instant Add(Instant from, TimeSpan amount)
    {
        Instant t = from;
        for (TimeSpan left = amount; left > TimeSpan.Zero; t += Minute)
        {
            left -= IsWorkingTime(t) ? Minute : TimeSpan.Zero;
        }

        return t;
    }

    public Instant DueAt(Instant acceptedAt, int n)
    {
        LocalDay s = acceptedAt.Day;
        if (!IsWorkingDay(s) || acceptedAt >= Closing(s))
        {
            s = Next(s);
        }

        if (n == 0 && acceptedAt > s.Start + TimeSpan.FromHours(15))
        {
            s = Next(s);
        }

        for (; n > 0; n--)
        {
            s = Next(s);
        }

        return Closing(s);
    }

    public LocalDay Next(LocalDay day)
    {
        do
        {
            day += 1;
        }
        while (!IsWorkingDay(day));
        return day;
    }

    private Instant Closing(LocalDay day) => day.Start + HoursOn(day).AfternoonEnd;
}
