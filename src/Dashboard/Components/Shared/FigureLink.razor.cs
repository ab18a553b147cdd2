using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>A figure that leads to the dossiers behind it, of the same scope, period, filter and instant; one of systems to its incidents; just the figure where nothing makes it up.</summary>
public sealed partial class FigureLink
{
    [Inject]
    public required TimeProvider Time { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>The instant of the past that the page around it shows; null: now.</summary>
    [CascadingParameter(Name = "at")]
    public Instant? At { get; set; }

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

    private FigureTarget? Target => FigureTarget.Of(Figure, Scope, Period, At, Instant.From(Time.GetUtcNow()), Procedure, Field);
}
