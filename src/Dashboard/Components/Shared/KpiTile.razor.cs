using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Kpis;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>One figure: its value, whether it meets its goal, how fresh it is, and how it is computed.</summary>
public sealed partial class KpiTile
{
    [Inject]
    public required Tiles Tiles { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Id of the figure's texts.</summary>
    [Parameter]
    [EditorRequired]
    public string Figure { get; set; } = string.Empty;

    /// <summary>The value as it is written; "—" when there is none.</summary>
    [Parameter]
    [EditorRequired]
    public string Value { get; set; } = Formats.Nothing;

    /// <summary>The goal in words, e.g. ≥ 80 %; null: it has none.</summary>
    [Parameter]
    public string? Goal { get; set; }

    [Parameter]
    public bool? MeetsGoal { get; set; }

    [Parameter]
    public TileFreshness Freshness { get; set; } = TileFreshness.Fresh;

    /// <summary>Of what it is: then it leads to its dossiers. Null: it leads nowhere.</summary>
    [Parameter]
    public Scope? Scope { get; set; }

    /// <summary>Of which days, as the API takes it.</summary>
    [Parameter]
    public string Period { get; set; } = "today";

    /// <summary>Address of the note that explains it; null: none does.</summary>
    [Parameter]
    public string? Explained { get; set; }

    /// <summary>Lesser figures below the value.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private FigureText Text => Texts.Figures[Figure];

    private string FreshnessCode => Freshness.ToString().ToLowerInvariant();

    private string Verdict => MeetsGoal switch { true => "met", false => "missed", null => string.Empty };

    private string Words => Freshness switch
    {
        TileFreshness.Late => Texts.Wall.Script.Late,
        TileFreshness.None => Texts.Wall.Script.None,
        TileFreshness.Down => Texts.Wall.Script.Down,
        TileFreshness.Partial => Texts.Wall.Script.Partial,
        _ => Texts.Wall.Script.Fresh,
    };
}
