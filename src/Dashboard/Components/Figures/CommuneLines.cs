using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>Makes the rows of the communes' table, once for all pages that show the same snapshot. Thread-safe.</summary>
public sealed class CommuneLines(Profile profile)
{
    // Goes with its snapshot: a paused page keeps both, nobody else does.
    private readonly ConditionalWeakTable<LiveSnapshot, ConcurrentDictionary<OverviewPeriod, IReadOnlyList<CommuneLine>>> _made = [];

    /// <summary>Rows of the communes that lists of the period name, scored over the period's days so far.</summary>
    public IReadOnlyList<CommuneLine> Live(LiveSnapshot snapshot, OverviewPeriod period) =>
        _made.GetOrCreateValue(snapshot).GetOrAdd(period, _ => Make(snapshot, period));

    private IReadOnlyList<CommuneLine> Make(LiveSnapshot snapshot, OverviewPeriod period) =>
        [.. snapshot.Units
            .Where(unit => unit.Unit.Kind == UnitKind.Commune && unit.IsListed(OverviewPeriods.Days(period, snapshot.AsOf.Day)))
            .Select(unit => Live(unit, snapshot, period))];

    public CommuneLine Live(UnitLive unit, LiveSnapshot snapshot, OverviewPeriod period)
    {
        LiveFigures figures = LiveFigures.Of([unit], null, snapshot.AsOf);
        return CommuneLine.Of(unit.Unit, ScopeFigures.Of(figures, period), LagOf(profile, unit, figures, period), snapshot.AsOf.Day);
    }

    /// <summary>Lag of a unit over the period's days so far. Availability is known live for the month only.</summary>
    public static LagScore LagOf(Profile profile, UnitLive unit, LiveFigures figures, OverviewPeriod period)
    {
        CounterVector sums = period == OverviewPeriod.Today ? figures.Today : figures.Month;
        return new LagScores(profile.LagComponents).Of(LagFigures.Of(sums, figures.Now, unit.Health?.OwnAvailability));
    }

    public static IReadOnlyList<CommuneLine> Of(IReadOnlyList<UnitSheet> sheets, LocalDay today) =>
        [.. sheets.Select(sheet => CommuneLine.Of(sheet.Unit, ScopeFigures.Of(sheet), new LagScore(sheet.LagScore, sheet.Reasons), today))];
}
