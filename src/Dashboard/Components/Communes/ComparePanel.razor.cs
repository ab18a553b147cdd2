using Ioc.Dashboard.Components.Figures;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Figures;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Two to four units side by side, figure by figure, the best of each named where a goal says what good is.</summary>
public sealed partial class ComparePanel
{
    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<UnitRow> Rows { get; set; } = [];

    [Parameter]
    [EditorRequired]
    public ChosenPeriod Period { get; set; }

    /// <summary>The instant of the past that is shown; null: now.</summary>
    [Parameter]
    public Instant? At { get; set; }

    /// <summary>Address without the comparison.</summary>
    [Parameter]
    [EditorRequired]
    public string Clear { get; set; } = string.Empty;

    /// <summary>Null where nothing is better than another, or all are equal.</summary>
    private double? BestOf(FigureColumn column)
    {
        if (column.Component is null && !column.LessIsBetter)
        {
            return null;
        }

        List<double> values = [.. Rows.Select(row => column.Value(row.Figures)).OfType<double>()];
        return values.Count < 2 || values.Distinct().Count() == 1 ? null : column.LessIsBetter ? values.Min() : values.Max();
    }
}
