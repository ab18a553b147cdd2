using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>A row of the communes' table. Equal rows are not drawn again.</summary>
public sealed record CommuneLine(string Code, string Name, double? LagScore, string? ReasonComponent, double? ReasonFigure, ScopeFigures Figures)
{
    /// <summary>Whether half of its systems or more are in outage.</summary>
    public bool Offline => Figures.CommunesOffline > 0;

    /// <summary>Whether its last day is over.</summary>
    public bool Ended { get; init; }

    public static CommuneLine Of(Unit unit, ScopeFigures figures, Metrics.Kpis.LagScore lag, Metrics.Time.LocalDay today)
    {
        Metrics.Kpis.LagReason? first = lag.Reasons.Count > 0 && lag.Reasons[0].Points > 0 ? lag.Reasons[0] : null;
        return new CommuneLine(unit.Code, unit.NameVi, lag.Score, first?.Component, first?.Figure, figures) { Ended = unit.HasEnded(today) };
    }
}
