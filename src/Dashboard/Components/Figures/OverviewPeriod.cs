using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>Periods an official chooses from; the first two are live.</summary>
public enum OverviewPeriod
{
    Month,
    Today,
    LastMonth,
}

/// <summary>How a period stands in an address, and which days it is.</summary>
public static class OverviewPeriods
{
    /// <summary>The period of `?period=`; the month so far when there is none or it is unknown.</summary>
    public static OverviewPeriod Parse(string? text) => text switch
    {
        "today" => OverviewPeriod.Today,
        "last-month" => OverviewPeriod.LastMonth,
        _ => OverviewPeriod.Month,
    };

    /// <summary>As in the address; null for the one that need not be said.</summary>
    public static string? Write(OverviewPeriod period) => period switch
    {
        OverviewPeriod.Today => "today",
        OverviewPeriod.LastMonth => "last-month",
        _ => null,
    };

    public static bool IsLive(OverviewPeriod period) => period != OverviewPeriod.LastMonth;

    public static Period Days(OverviewPeriod period, LocalDay today) => period switch
    {
        OverviewPeriod.Today => Period.OfDay(today),
        OverviewPeriod.LastMonth => Period.MonthOf(Period.MonthOf(today).First - 1),
        _ => Period.MonthOf(today),
    };
}
