using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>Local days from First to Last, both included, as asked for over the API (CONTRACTS.md, P).</summary>
public readonly record struct Period(PeriodKind Kind, LocalDay First, LocalDay Last)
{
    /// <summary>The calendar month that contains the day.</summary>
    public static Period MonthOf(LocalDay day) => Months(PeriodKind.Month, day.Date.Year, day.Date.Month, 1);

    public static Period OfDay(LocalDay day) => new(PeriodKind.Day, day, day);

    /// <summary>Parses `today`, `yesterday`, 2025-10-31, 2025-10, 2025-Q4, 2025 or 2025-10-01..2025-10-31; false for anything else and for what no calendar has.</summary>
    public static bool TryParse(string? text, LocalDay today, out Period period) => PeriodText.TryParse(text, today, out period);

    public int Days => Last - First + 1;

    /// <summary>Whether its last day has passed.</summary>
    public bool IsOver(Instant now) => now >= Last.End;

    /// <summary>Whether now lies in it.</summary>
    public bool IsRunning(Instant now) => First.Start <= now && now < Last.End;

    /// <summary>The instant T of KPIS.md: now, or the last instant of the last day when it is over; not begun: now.</summary>
    public Instant At(Instant now) => IsOver(now) ? Last.Last : now;

    /// <summary>
    /// What a change is measured against (KPIS.md, Which communes lag): the calendar month, quarter or year before, or as many days right before;
    /// of a running period only as many days as have elapsed, today included, and no further than the end of the period before.
    /// </summary>
    public Period Before(Instant now)
    {
        Period before = Kind switch
        {
            PeriodKind.Month => Months(Kind, First, -1, 1),
            PeriodKind.Quarter => Months(Kind, First, -3, 3),
            PeriodKind.Year => Months(Kind, First, -12, 12),
            _ => new Period(Kind, First - Days, First - 1),
        };
        if (!IsRunning(now))
        {
            return before;
        }

        LocalDay last = before.First + (now.Day - First);
        return last < before.Last ? new Period(PeriodKind.Range, before.First, last) : before;
    }

    /// <summary>yyyy-MM-dd..yyyy-MM-dd.</summary>
    public override string ToString() => $"{First}..{Last}";

    internal static Period Months(PeriodKind kind, int year, int month, int count)
    {
        var first = new DateOnly(year, month, 1);
        return new Period(kind, new LocalDay(first.DayNumber), new LocalDay(first.AddMonths(count).DayNumber - 1));
    }

    private static Period Months(PeriodKind kind, LocalDay from, int shift, int count)
    {
        DateOnly first = from.Date.AddMonths(shift);
        return Months(kind, first.Year, first.Month, count);
    }
}
