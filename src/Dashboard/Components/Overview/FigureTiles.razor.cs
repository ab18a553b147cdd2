using System.Globalization;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Components.Shared;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>The eight figures of a scope and period, as tiles.</summary>
public sealed partial class FigureTiles
{
    [Inject]
    public required Tiles Tiles { get; set; }

    [Inject]
    public required FigureMarkup Markup { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

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

    /// <summary>The instant of the past that the page around them shows; null: now.</summary>
    [Parameter]
    public Instant? At { get; set; }

    /// <summary>Notes on this page that explain figures, by tile.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, long>? Explained { get; set; }

    private Formats F => Texts.Formats;

    private IEnumerable<FigureTile> Shown =>
    [
        Share("online-share", Figures.OnlineShare),
        Share("fully-online-share", Figures.FullyOnlineShare),
        Share("on-time-rate", Figures.OnTimeRate),
        Tile("satisfaction", F.Number(Figures.Satisfaction, 2), Figures.Satisfaction),
        Tile("backlog", F.Count(Figures.Backlog), Figures.Backlog),
        Tile("received", F.Count(Figures.Received), Figures.Received),
        Tile("resolved", F.Count(Figures.Resolved), Figures.Resolved),
        Tile("outages", F.Count(Figures.Outages), Figures.Outages),
    ];

    /// <summary>Of the backlog.</summary>
    private IEnumerable<FigureTile> Parts =>
    [
        Part("overdue", "critical", "critical", F.Count(Figures.Overdue)),
        Part("due-soon", "late", "warning", F.Count(Figures.DueSoon)),
    ];

    private FigureTile Share(string figure, double? value)
    {
        bool? meets = value is { } known && Tiles.ShareGoal(figure) is { } goal ? known >= goal : null;
        return Tile(figure, F.Percent(value), value) with
        {
            Style = meets switch { true => "tile met", false => "tile missed", null => "tile" },
            Goal = Markup.Goal(Texts, figure, meets),
        };
    }

    private FigureTile Tile(string figure, string written, double? value)
    {
        TileFreshness freshness = value is null && Freshness is (TileFreshness.Fresh or TileFreshness.Partial) ? TileFreshness.None : Freshness;
        return new FigureTile(figure, written, Markup.Heading(Texts, figure), TargetOf(figure, written))
        {
            FreshnessCode = FigureMarkup.CodeOf(freshness),
            Distrust = Markup.Distrust(Texts, freshness),
        };
    }

    private FigureTile Part(string figure, string icon, string style, string written) =>
        new(figure, written, Markup.Part(Texts, figure, icon), TargetOf(figure, written)) { Style = style };

    private FigureTarget? TargetOf(string figure, string written) =>
        written == Formats.Nothing ? null : FigureTarget.Of(figure, Scope, Period, At, Instant.From(Time.GetUtcNow()));

    /// <summary>Where the figure is explained; null: nowhere.</summary>
    private string? NoteOf(string figure) => Explained?.TryGetValue(figure, out long note) == true
        ? $"/{Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0]}#note-{note.ToString(CultureInfo.InvariantCulture)}" : null;
}
