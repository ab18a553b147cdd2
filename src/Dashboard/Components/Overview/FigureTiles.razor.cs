using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>The eight figures of a scope and period, as tiles.</summary>
public sealed partial class FigureTiles
{
    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public ScopeFigures Figures { get; set; } = new();

    /// <summary>How fresh the figures are as a whole; a single one without a value shows that it has none.</summary>
    [Parameter]
    public TileFreshness Freshness { get; set; }

    /// <summary>Of what they are; each leads to its dossiers.</summary>
    [Parameter]
    public Scope? Scope { get; set; }

    /// <summary>Of which days, as the API takes it.</summary>
    [Parameter]
    public string Period { get; set; } = "today";

    private Formats F => Texts.Formats;

    private double Goal(string component) => Profile.LagComponents.FirstOrDefault(c => c.Id == component)?.Goal ?? 1;

    private static bool? Meets(double? value, double goal) => value is { } known ? known >= goal : null;

    private string AtLeast(double goal) => "≥ " + F.Percent(goal, 0);

    private TileFreshness Look(double? value) => value is null && Freshness is (TileFreshness.Fresh or TileFreshness.Partial) ? TileFreshness.None : Freshness;
}
