using Ioc.Dashboard.Components.Figures;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Addresses;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>How a reader looks at the communes' table: two who look alike see the same rows.</summary>
/// <param name="Days">The days whose dossiers the figures lead to, as the API takes them.</param>
/// <param name="At">The instant of the past that is shown; null: now.</param>
/// <param name="End">When the period ended, for figures of an instant; null: it runs.</param>
public readonly record struct TableLook(Language Language, OverviewPeriod Period, string Days, Instant? At, Instant? End);

/// <summary>Where a commune's name and the figures of <see cref="CommuneColumn.All"/> lead: the same from one second to the next.</summary>
public sealed record CommuneLinks(string Page, IReadOnlyList<string?> Figures)
{
    public static CommuneLinks Of(string code, TableLook look)
    {
        string[] query = [.. new[]
        {
            OverviewPeriods.Write(look.Period) is { } period ? $"period={period}" : null,
            look.At is { } at ? $"at={Uri.EscapeDataString(PastInstant.WriteExactly(at))}" : null,
        }.OfType<string>()];
        return new CommuneLinks(
            $"/communes/{Uri.EscapeDataString(code)}" + (query.Length == 0 ? string.Empty : "?" + string.Join('&', query)),
            [.. CommuneColumn.All.Select(column => FigureAddress.OfSystems(column.Figure, code, look.At ?? look.End) ?? FigureAddress.Of(column.Figure, Scope.Of(code), look.Days, at: look.At))]);
    }
}
