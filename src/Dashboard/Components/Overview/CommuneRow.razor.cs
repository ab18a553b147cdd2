using System.Globalization;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Dossiers;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>
/// One commune in the table; drawn again only when its figures differ. Its style is the table's: every element with a style scope of its own
/// would be one more frame, which the circuit keeps twice for each row (`./ioc load pages`).
/// </summary>
public sealed partial class CommuneRow
{
    private (CommuneLine Line, string Link, string? Days, Instant? At, Instant? End)? _drawn;

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public CommuneLine Line { get; set; } = default!;

    /// <summary>Address of the commune's page.</summary>
    [Parameter]
    [EditorRequired]
    public string Link { get; set; } = string.Empty;

    /// <summary>The days whose dossiers the figures lead to, as the API takes them; null: nowhere.</summary>
    [Parameter]
    public string? Days { get; set; }

    /// <summary>The instant of the past that is shown; null: now.</summary>
    [Parameter]
    public Instant? At { get; set; }

    /// <summary>When the period ended, for figures of an instant; null: it runs.</summary>
    [Parameter]
    public Instant? End { get; set; }

    private Formats F => Texts.Formats;

    private string Reason => Line.ReasonComponent is { } component ? ReasonText.Of(Texts, component, Line.ReasonFigure ?? 0) : string.Empty;

    private IEnumerable<Cell> Cells =>
    [
        Of("received", F.Count(Line.Figures.Received)),
        Of("onlineShare", F.Percent(Line.Figures.OnlineShare)),
        Of("backlog", F.Count(Line.Figures.Backlog)),
        Of("overdue", F.Count(Line.Figures.Overdue), bad: Line.Figures.Overdue > 0),
        Of("onTimeRate", F.Percent(Line.Figures.OnTimeRate)),
        Of("outagesOpen", F.Count(Line.Figures.Outages), bad: Line.Figures.Outages > 0),
    ];

    protected override bool ShouldRender()
    {
        bool differs = _drawn != (Line, Link, Days, At, End);
        _drawn = (Line, Link, Days, At, End);
        return differs;
    }

    private Cell Of(string figure, string text, bool bad = false) => new(
        figure, text, bad ? "bad" : null,
        text == Formats.Nothing || Days is null ? null
        : FigureAddress.OfSystems(figure, Line.Code, At ?? End) ?? FigureAddress.Of(figure, Scope.Of(Line.Code), Days, at: At));

    private static string Fill(double score) => string.Create(CultureInfo.InvariantCulture, $"--score:{score:0.#}%");

    private readonly record struct Cell(string Figure, string Text, string? Style, string? Link);
}
