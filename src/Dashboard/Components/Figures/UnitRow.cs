using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Figures;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>One unit of a table over a period, and the same days of the month before and of last year beside it (null: nothing is known of them).</summary>
public sealed record UnitRow(Unit Unit, UnitFigures Figures, LagScore Lag)
{
    /// <summary>1 lags most, among units of its kind; null: too few to judge.</summary>
    public int? Rank { get; init; }

    public UnitFigures? MonthBefore { get; init; }

    public UnitFigures? YearBefore { get; init; }
}
