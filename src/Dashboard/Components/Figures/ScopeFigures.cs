using Ioc.Dashboard.Live;
using Ioc.Metrics.Kpis;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>What a page shows of a scope and period, from the live board or from a sheet. Null: not known, or a share of nothing.</summary>
public sealed record ScopeFigures
{
    public long? Received { get; init; }

    public long? Resolved { get; init; }

    public double? OnlineShare { get; init; }

    public double? FullyOnlineShare { get; init; }

    public double? OnTimeRate { get; init; }

    /// <summary>Mean of the ratings, 1 to 5.</summary>
    public double? Satisfaction { get; init; }

    public long? Backlog { get; init; }

    public long? Overdue { get; init; }

    public long? DueSoon { get; init; }

    public long? Outages { get; init; }

    public long? CommunesOffline { get; init; }

    /// <summary>Live figures: counts of the period's days so far, instants now.</summary>
    public static ScopeFigures Of(LiveFigures figures, OverviewPeriod period)
    {
        if (!figures.Known)
        {
            return new ScopeFigures { Outages = figures.OutagesOpen, CommunesOffline = figures.CommunesOffline };
        }

        CounterVector sums = period == OverviewPeriod.Today ? figures.Today : figures.Month;
        return new ScopeFigures
        {
            Received = sums[Counter.Received],
            Resolved = sums[Counter.Resolved],
            OnlineShare = Share(sums, Counter.ReceivedOnline, Counter.Received),
            FullyOnlineShare = Share(sums, Counter.ResolvedFullyOnline, Counter.Resolved),
            OnTimeRate = Share(sums, Counter.ResolvedOnTime, Counter.Resolved),
            Satisfaction = Share(sums, Counter.RatingSum, Counter.Ratings),
            Backlog = figures.Now.Backlog,
            Overdue = figures.Now.Overdue,
            DueSoon = figures.Now.DueSoon,
            Outages = figures.OutagesOpen,
            CommunesOffline = figures.CommunesOffline,
        };
    }

    public static ScopeFigures Of(UnitFigures unit) => new()
    {
        Received = unit.Sums[Counter.Received],
        Resolved = unit.Sums[Counter.Resolved],
        OnlineShare = Share(unit.Sums, Counter.ReceivedOnline, Counter.Received),
        FullyOnlineShare = Share(unit.Sums, Counter.ResolvedFullyOnline, Counter.Resolved),
        OnTimeRate = Share(unit.Sums, Counter.ResolvedOnTime, Counter.Resolved),
        Satisfaction = Share(unit.Sums, Counter.RatingSum, Counter.Ratings),
        Backlog = unit.Instants.Backlog,
        Overdue = unit.Instants.Overdue,
        DueSoon = unit.Instants.DueSoon,
        Outages = unit.Outages,
        CommunesOffline = unit.Offline ? 1 : 0,
    };

    public static ScopeFigures Of(KpiSheet sheet) => new()
    {
        Received = sheet.Received,
        Resolved = sheet.Resolved,
        OnlineShare = sheet.OnlineShare,
        FullyOnlineShare = sheet.FullyOnlineShare,
        OnTimeRate = sheet.OnTimeRate,
        Satisfaction = sheet.Satisfaction,
        Backlog = sheet.Backlog,
        Overdue = sheet.Overdue,
        DueSoon = sheet.DueSoon,
        Outages = sheet.OutagesOpen,
        CommunesOffline = sheet.CommunesOffline,
    };

    private static double? Share(CounterVector sums, Counter part, Counter whole) => sums[whole] == 0 ? null : (double)sums[part] / sums[whole];
}
