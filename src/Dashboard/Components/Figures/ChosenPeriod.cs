using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>The period of `?period=`: today, the month so far (none), last-month, or what the API takes, e.g. 2025-10-01..2025-10-20. Named null: a day, month or range by its dates.</summary>
public readonly record struct ChosenPeriod(OverviewPeriod? Named, Period Days, bool IsLive)
{
    /// <summary>
    /// The month so far for what is no period. Past: today is a day of the past that is looked back at; of it only days that were over by then, or the day and month that were running,
    /// can be shown, and any other range becomes the month.
    /// </summary>
    public static ChosenPeriod Parse(string? text, LocalDay today, bool past)
    {
        ChosenPeriod chosen = Parse(text, today);
        return past && chosen.Named is null && chosen.Days.Last >= today ? Parse(null, today) : chosen;
    }

    /// <summary>The month so far for what is no period.</summary>
    public static ChosenPeriod Parse(string? text, LocalDay today)
    {
        if (text is not (null or "today" or "month" or "last-month") && Period.TryParse(text, today, out Period days))
        {
            return new ChosenPeriod(null, days, false);
        }

        OverviewPeriod named = OverviewPeriods.Parse(text);
        return new ChosenPeriod(named, OverviewPeriods.Days(named, today), OverviewPeriods.IsLive(named));
    }

    /// <summary>As in the address; null for the month so far.</summary>
    public string? Write() => Named is { } named ? OverviewPeriods.Write(named)
        : Days.First == Days.Last ? Days.First.ToString()
        : Days.ToString();

    /// <summary>As the API takes it, from any day on the same.</summary>
    public string Api => Days.First == Days.Last ? Days.First.ToString() : Days.ToString();

    /// <summary>The same days so many months before: of a running period those that have elapsed, of whole months whole months.</summary>
    public Period Shifted(int months, Instant now)
    {
        LocalDay last = Days.IsRunning(now) ? now.Day : Days.Last;
        DateOnly first = Days.First.Date.AddMonths(months), end = last.Date.AddMonths(months);
        bool wholeMonths = Days.First.Date.Day == 1 && (last + 1).Date.Day == 1;
        if (wholeMonths)
        {
            end = (last + 1).Date.AddMonths(months).AddDays(-1);
        }

        return new Period(PeriodKind.Range, new LocalDay(first.DayNumber), new LocalDay(end.DayNumber));
    }
}
