using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>KPI sheets of the province and of units, as known now. Thread-safe.</summary>
public sealed class KpiSheets(IKpiReader reader, Profile profile, INowCounts ledger, TimeProvider time)
{
    private readonly LagScores _scores = new(profile.LagComponents);

    /// <summary>The sheet of the province or one unit; a unit that does not exist has an empty one.</summary>
    public async Task<KpiSheet> SheetAsync(Scope scope, Period period, CancellationToken cancellation)
    {
        Instant now = Instant.From(time.GetUtcNow());
        PeriodFigures figures = await PeriodFigures.ReadAsync(reader, profile, ledger, scope.Units, period, now, cancellation).ConfigureAwait(false);
        SheetContext context = await SheetContext.ReadAsync(reader, profile, period, now, cancellation).ConfigureAwait(false);
        return SheetOf(scope, figures, context);
    }

    /// <summary>A sheet of every unit of the kind, by rank (1 lags most), those too few to judge last by code.</summary>
    public async Task<IReadOnlyList<UnitSheet>> UnitsAsync(Period period, UnitChoice choice, CancellationToken cancellation)
    {
        Instant now = Instant.From(time.GetUtcNow());
        PeriodFigures figures = await PeriodFigures.ReadAsync(reader, profile, ledger, null, period, now, cancellation).ConfigureAwait(false);
        PeriodFigures before = await PeriodFigures.ReadAsync(reader, profile, ledger, null, period.Before(now), now, cancellation).ConfigureAwait(false);
        SheetContext context = await SheetContext.ReadAsync(reader, profile, period, now, cancellation).ConfigureAwait(false);
        return Ranked(profile.Units
            .Where(unit => choice.Holds(unit.Kind) && figures.Lists(unit))
            .Select(unit => (SheetOf(Scope.Of(unit.Code), figures, context), unit, _scores.Of(figures.LagOf(unit.Code), before.LagOf(unit.Code)))));
    }

    /// <summary>By rank (1 lags most), those too few to judge last by code.</summary>
    public static IReadOnlyList<UnitSheet> Ranked(IEnumerable<(KpiSheet Sheet, Unit Unit, LagScore Lag)> units) =>
        [.. units.OrderByDescending(unit => unit.Lag.Score ?? -1).ThenBy(unit => unit.Unit.Code, StringComparer.Ordinal)
            .Select((item, index) => new UnitSheet(item.Sheet, item.Unit, item.Lag, item.Lag.Score is null ? null : index + 1))];

    private static KpiSheet SheetOf(Scope scope, PeriodFigures figures, SheetContext context)
    {
        HealthTimes health = figures.HealthOf(scope.Unit);
        return KpiSheet.Of(scope, figures.Period, context.Now, context.Coverage(scope.Unit), context.Profile, figures.SumsOf(scope.Unit), figures.InstantsOf(scope.Unit)) with
        {
            OutagesOpen = context.Incidents.Open(scope.Unit, context.At),
            CommunesOffline = context.Incidents.Offline(scope.Unit, context.At),
            DowntimeMinutes = health.Downtime.TotalMinutes,
            UnobservedMinutes = health.Unobserved.TotalMinutes,
            Availability = health.Availability,
            OwnAvailability = health.OwnAvailability,
            Law = context.Law,
            Simulated = context.State.Simulated == true,
            Complete = context.Complete(scope.Unit),
        };
    }
}
