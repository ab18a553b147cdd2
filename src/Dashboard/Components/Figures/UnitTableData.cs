using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>What was read for a table of units.</summary>
public sealed record UnitTableData
{
    public required ChosenPeriod Period { get; init; }

    /// <summary>Time of the read.</summary>
    public required Instant Now { get; init; }

    /// <summary>Whether it is of all units and of the time of the read.</summary>
    public bool OfNow { get; init; }

    /// <summary>The instant of the figures at an instant.</summary>
    public required Instant At { get; init; }

    /// <summary>Version of the law that the figures were computed by.</summary>
    public required string Law { get; init; }

    /// <summary>Whether the store holds simulated data.</summary>
    public bool Simulated { get; init; }

    public required PeriodFigures Figures { get; init; }

    /// <summary>The period against which changes in the lag score's reasons are measured (KPIS.md).</summary>
    public required PeriodFigures Before { get; init; }

    public required PeriodFigures MonthBefore { get; init; }

    public required PeriodFigures YearBefore { get; init; }

    public required IncidentsAt Incidents { get; init; }
}
