using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Operations.Figures;
using Ioc.Operations.Live;

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
        return Of(figure => figure.Of(sums, figures.Now)) with { Outages = figures.OutagesOpen, CommunesOffline = figures.CommunesOffline };
    }

    public static ScopeFigures Of(UnitFigures unit) =>
        Of(figure => figure.Of(unit.Sums, unit.Instants)) with { Outages = unit.Outages, CommunesOffline = unit.Offline ? 1 : 0 };

    public static ScopeFigures Of(KpiSheet sheet) => Of(figure => figure.Of(sheet));

    private static ScopeFigures Of(Func<Figure, double?> value) => new()
    {
        Received = (long?)value(Catalogue.Received),
        Resolved = (long?)value(Catalogue.Resolved),
        OnlineShare = value(Catalogue.OnlineShare),
        FullyOnlineShare = value(Catalogue.FullyOnlineShare),
        OnTimeRate = value(Catalogue.OnTimeRate),
        Satisfaction = value(Catalogue.Satisfaction),
        Backlog = (long?)value(Catalogue.Backlog),
        Overdue = (long?)value(Catalogue.Overdue),
        DueSoon = (long?)value(Catalogue.DueSoon),
        Outages = (long?)value(Catalogue.OutagesOpen),
        CommunesOffline = (long?)value(Catalogue.CommunesOffline),
    };
}
