using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Live;

/// <summary>
/// KPI sheets from the live board, for while the store cannot be read: of today and of the month so far, which is all that the board knows. Their time is that up to which the board's figures are
/// complete. What only the store knows is null, and they never claim to be complete. Thread-safe.
/// </summary>
public sealed class BoardSheets(LiveBoard board, Profile profile)
{
    /// <summary>Null: the board does not know this period, or knows nothing yet.</summary>
    public KpiSheet? Sheet(Scope scope, Period period)
    {
        LiveSnapshot snapshot = board.Latest;
        return Covers(period, snapshot) && (scope.Unit is { } code ? snapshot.Figures(code) : snapshot.Province) is { Known: true } figures
            ? SheetOf(scope, scope.Unit is { } unit ? snapshot.Unit(unit) : null, figures, period, snapshot)
            : null;
    }

    /// <summary>A sheet of every unit of the kind that is listed now, in the order of <see cref="KpiSheets.UnitsAsync"/>; null as <see cref="Sheet"/>.</summary>
    public IReadOnlyList<UnitSheet>? Units(Period period, UnitChoice choice)
    {
        LiveSnapshot snapshot = board.Latest;
        if (!Covers(period, snapshot) || !snapshot.Province.Known)
        {
            return null;
        }

        var scores = new LagScores(profile.LagComponents);
        return KpiSheets.Ranked(snapshot.Units.Where(unit => choice.Holds(unit.Unit.Kind) && unit.IsListed(period)).Select(unit =>
        {
            KpiSheet sheet = SheetOf(Scope.Of(unit.Unit.Code), unit, LiveFigures.Of([unit], null, snapshot.AsOf), period, snapshot);
            return (sheet, unit.Unit, scores.Of(LagFigures.Of(SumsOf(LiveFigures.Of([unit], null, snapshot.AsOf), period), unit.Dossiers?.Now ?? default, sheet.OwnAvailability)));
        }));
    }

    private static bool Covers(Period period, LiveSnapshot snapshot) => IsToday(period, snapshot) || period == Period.MonthOf(snapshot.AsOf.Day);

    private static bool IsToday(Period period, LiveSnapshot snapshot) => period.First == snapshot.AsOf.Day && period.Last == snapshot.AsOf.Day;

    private static CounterVector SumsOf(LiveFigures figures, Period period) => period.First == period.Last ? figures.Today : figures.Month;

    private KpiSheet SheetOf(Scope scope, UnitLive? unit, LiveFigures figures, Period period, LiveSnapshot snapshot)
    {
        bool month = !IsToday(period, snapshot);
        return KpiSheet.Of(scope, period, snapshot.Source.CaughtUpAt, new SheetCoverage(figures.Reporting, figures.Expected), profile, SumsOf(figures, period), figures.Now) with
        {
            OutagesOpen = figures.OutagesOpen,
            CommunesOffline = figures.CommunesOffline,
            Availability = month ? figures.Availability : null,
            OwnAvailability = month ? unit?.Health?.OwnAvailability : null,
            Simulated = snapshot.Source.Simulated,
        };
    }
}
