using Ioc.Dashboard.Dossiers;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Kpis;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>A figure that leads to the dossiers behind it, of the same scope, period and filter; just the figure where no dossiers make it up.</summary>
public sealed partial class FigureLink
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Id of a tile or column, or name on the sheet.</summary>
    [Parameter]
    [EditorRequired]
    public string Figure { get; set; } = string.Empty;

    /// <summary>Null: nothing to lead to, e.g. while the viewer may not see the scope.</summary>
    [Parameter]
    [EditorRequired]
    public Scope? Scope { get; set; }

    /// <summary>As the API takes it: `today`, `2025-11`, `2025-10-01..2025-10-31`.</summary>
    [Parameter]
    [EditorRequired]
    public string Period { get; set; } = "today";

    [Parameter]
    public string? Procedure { get; set; }

    [Parameter]
    public string? Field { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string? Address => Scope is { } scope ? FigureAddress.Of(Figure, scope, Period, Procedure, Field) : null;
}
