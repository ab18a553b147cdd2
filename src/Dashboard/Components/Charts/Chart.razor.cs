using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Charts;

/// <summary>A chart with its numbers in a table, for those who do not see it and for when its script does not come: then the table is open, and the page goes on.</summary>
public sealed partial class Chart
{
    private bool _undrawn;

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public required PlotContent Content { get; set; }

    /// <summary>What the chart shows, in words.</summary>
    [Parameter]
    [EditorRequired]
    public string Summary { get; set; } = string.Empty;

    /// <summary>The positions as a reader reads them.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<string> Rows { get; set; } = [];

    /// <summary>What the rows are.</summary>
    [Parameter]
    [EditorRequired]
    public string First { get; set; } = string.Empty;

    /// <summary>A value in the table.</summary>
    [Parameter]
    [EditorRequired]
    public required Func<double, string> Write { get; set; }

    /// <summary>The table is there only when the chart could not be drawn: words beside the chart say what is in it.</summary>
    [Parameter]
    public bool OnlyWhenUndrawn { get; set; }

    /// <summary>Between chart and table.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private bool IsKnown => Content.Series.Any(series => series.Values.Any(value => value is not null));

    /// <summary>Nothing is known of what the chart is about.</summary>
    private bool IsEmpty => Content.Series.Count == 0 || Content.Series[0].Values.All(value => value is null);
}
