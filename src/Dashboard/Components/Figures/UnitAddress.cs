using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Addresses;
using Ioc.Operations.Figures;

namespace Ioc.Dashboard.Components.Figures;

/// <summary>Where a figure of a unit leads: to the dossiers that make it up, of the same days and instant; figures of systems to incidents and systems.</summary>
public static class UnitAddress
{
    /// <summary>At: the instant of the past the page shows; null: now. Null when the figure leads nowhere, or there is none.</summary>
    public static string? Of(FigureColumn column, UnitRow row, ChosenPeriod period, Instant? at) =>
        column.Value(row.Figures) is null ? null
        : FigureAddress.Of(column.Id, Scope.Of(row.Unit.Code), period.Days, at: at)
            ?? FigureAddress.OfSystems(column.Id, row.Unit.Code, at ?? (period.IsLive ? null : period.Days.Last.Last));
}
