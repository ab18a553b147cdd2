using System.Globalization;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Kpis;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>The eight figures of a scope and period, as tiles.</summary>
public sealed partial class FigureTiles
{
    [Inject]
    public required Tiles Tiles { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

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

    /// <summary>Notes on this page that explain figures, by tile.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, long>? Explained { get; set; }

    private Formats F => Texts.Formats;

    private bool? Meets(double? value, string figure) => value is { } known && Tiles.ShareGoal(figure) is { } goal ? known >= goal : null;

    /// <summary>Where the figure is explained; null: nowhere.</summary>
    private string? NoteOf(string figure) => Explained?.TryGetValue(figure, out long note) == true
        ? $"/{Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0]}#note-{note.ToString(CultureInfo.InvariantCulture)}" : null;

    private string? AtLeast(string figure) => Tiles.ShareGoal(figure) is { } goal ? "≥ " + FigureLaw.Share(Texts, goal) : null;

    private TileFreshness Look(double? value) => value is null && Freshness is (TileFreshness.Fresh or TileFreshness.Partial) ? TileFreshness.None : Freshness;
}
