using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Live;

/// <summary>Judges how each unit stands, by the lag score of the month so far. Immutable, thread-safe.</summary>
public sealed class CommuneStandings(Profile profile)
{
    private const double CriticalFrom = 40, WarningFrom = 20;

    public CommuneStanding Of(UnitLive unit, LiveSnapshot snapshot)
    {
        LiveFigures figures = LiveFigures.Of([unit], null, snapshot.AsOf);
        _ = profile;
        double? score = null;
        bool offline = unit.Health?.Offline ?? false;
        TileState state = offline ? TileState.Critical
            : score is not { } s ? TileState.None
            : s >= CriticalFrom ? TileState.Critical
            : s >= WarningFrom ? TileState.Warning
            : TileState.Ok;
        return new CommuneStanding(
            unit.Unit, state, score, figures.Now.Backlog, figures.Now.Overdue, figures.MonthShare(Counter.ReceivedOnline, Counter.Received), offline, null);
    }
}
