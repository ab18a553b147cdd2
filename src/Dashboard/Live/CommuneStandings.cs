using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Live;

namespace Ioc.Dashboard.Live;

/// <summary>Judges how each unit stands, by the lag score of the month so far (KPIS.md). Immutable, thread-safe.</summary>
public sealed class CommuneStandings(Profile profile)
{
    // The score says how far a unit is from the goals, 0 to 100; these two cuts only choose a colour.
    private const double CriticalFrom = 40, WarningFrom = 20;

    private readonly LagScores _scores = new(profile.LagComponents);

    public CommuneStanding Of(UnitLive unit, LiveSnapshot snapshot)
    {
        LiveFigures figures = LiveFigures.Of([unit], null, snapshot.AsOf);
        LagScore lag = _scores.Of(LagFigures.Of(figures.Month, figures.Now, unit.Health?.OwnAvailability));
        bool offline = unit.Health?.Offline ?? false;
        TileState state = offline ? TileState.Critical
            : lag.Score is not { } score ? TileState.None
            : score >= CriticalFrom ? TileState.Critical
            : score >= WarningFrom ? TileState.Warning
            : TileState.Ok;
        LagReason? worst = lag.Reasons.FirstOrDefault(reason => reason.Points > 0);
        return new CommuneStanding(
            unit.Unit, state, lag.Score, figures.Now.Backlog, figures.Now.Overdue,
            Catalogue.OnlineShare.Of(figures.Month), offline, lag.Score is null ? null : worst);
    }
}
