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
        IEnumerable<(Unit Unit, LagScore Lag)> ranked = profile.Units
            .Where(unit => choice.Holds(unit.Kind) && IsListed(unit, figures))
            .Select(unit => (unit, _scores.Of(figures.LagOf(unit.Code), before.LagOf(unit.Code))))
            .OrderByDescending(unit => unit.Item2.Score ?? -1)
            .ThenBy(unit => unit.unit.Code, StringComparer.Ordinal);
        return [.. ranked.Select((item, index) =>
            new UnitSheet(SheetOf(Scope.Of(item.Unit.Code), figures, context), item.Unit, item.Lag, item.Lag.Score is null ? null : index + 1))];
    }

    /// <summary>A unit that was merged away stays in the periods in which it existed or worked.</summary>
    private static bool IsListed(Unit unit, PeriodFigures figures) =>
        ((unit.ValidFrom is null || unit.ValidFrom <= figures.Period.Last) && (unit.ValidTo is null || unit.ValidTo >= figures.Period.First))
        || figures.Sums.ContainsKey(unit.Code);

    private static KpiSheet SheetOf(Scope scope, PeriodFigures figures, SheetContext context)
    {
        CounterVector sums = figures.SumsOf(scope.Unit);
        InstantCounts instants = figures.InstantsOf(scope.Unit);
        HealthTimes health = figures.HealthOf(scope.Unit);
        return new KpiSheet
        {
            Scope = scope.ToString(),
            Period = new SheetPeriod(figures.Period.First.ToString(), figures.Period.Last.ToString()),
            AsOf = context.Now.ToString(),
            Coverage = context.Coverage(scope.Unit),
            Received = sums[Counter.Received],
            ReceivedOnline = sums[Counter.ReceivedOnline],
            OnlineShare = sums.Share(Counter.ReceivedOnline, Counter.Received),
            OutsideArea = sums[Counter.OutsideArea],
            Resolved = sums[Counter.Resolved],
            ResolvedOnTime = sums[Counter.ResolvedOnTime],
            ResolvedEarly = sums[Counter.ResolvedEarly],
            ResolvedDueByDefault = sums[Counter.ResolvedDueByDefault],
            OnTimeRate = sums.Share(Counter.ResolvedOnTime, Counter.Resolved),
            ResolvedFullyOnline = sums[Counter.ResolvedFullyOnline],
            FullyOnlineShare = sums.Share(Counter.ResolvedFullyOnline, Counter.Resolved),
            Rejected = sums[Counter.Rejected],
            Withdrawn = sums[Counter.Withdrawn],
            Stopped = sums[Counter.Stopped],
            Backlog = instants.Backlog,
            Overdue = instants.Overdue,
            DueSoon = instants.DueSoon,
            Paused = instants.Paused,
            AverageWorkingHours = KpiShares.Of("averageWorkingHours", sums),
            DigitizedComponentsShare = sums.Share(Counter.DigitizedComponents, Counter.Received),
            DigitizedResultShare = sums.Share(Counter.DigitizedResult, Counter.Resolved),
            OnlinePaymentShare = KpiShares.Of("onlinePaymentShare", sums),
            Ratings = sums[Counter.Ratings],
            Satisfaction = sums.Share(Counter.RatingSum, Counter.Ratings),
            SatisfiedShare = sums.Share(Counter.Satisfied, Counter.Ratings),
            OutagesOpen = context.Incidents.Open(scope.Unit, context.At),
            CommunesOffline = context.Incidents.Offline(scope.Unit, context.At),
            DowntimeMinutes = health.Downtime.TotalMinutes,
            UnobservedMinutes = health.Unobserved.TotalMinutes,
            Availability = health.Availability,
            OwnAvailability = health.OwnAvailability,
            Law = context.Law,
            Profile = context.Profile.Name,
            Simulated = context.State.Simulated == true,
            Complete = context.Complete(scope.Unit),
        };
    }
}
