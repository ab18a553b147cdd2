using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Components.Procedures;

/// <summary>Where a procedure goes wrong: a unit, its on-time rate and how many it resolved.</summary>
public sealed record WorstUnit(Unit Unit, double OnTimeRate, long Resolved);

/// <summary>A procedure or a field over a period. Procedure null: a field, or a code that the catalogue does not know.</summary>
public sealed record ProcedureRow(string Key, string Name, string Field, Procedure? Procedure, CounterVector Sums)
{
    /// <summary>Units below the goal of on-time, the lowest first.</summary>
    public IReadOnlyList<WorstUnit> Worst { get; init; } = [];

    /// <summary>Working hours allowed; null: not known, or a field. Same-day procedures: the hours of one day.</summary>
    public double? AllowedHours { get; init; }

    public bool IsField { get; init; }

    /// <summary>Has dossiers, but their due time is not known by the catalogue.</summary>
    public bool WithoutDays => !IsField && Procedure?.WorkingDays is null;

    public double? OnTimeRate => Catalogue.OnTimeRate.Of(Sums);

    public double? OnlineShare => Catalogue.OnlineShare.Of(Sums);

    public double? AverageHours => Catalogue.AverageWorkingHours.Of(Sums);

    public bool IsSlow => AverageHours > AllowedHours;
}
