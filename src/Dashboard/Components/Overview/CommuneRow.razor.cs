using System.Globalization;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>One commune in the table; drawn again only when its figures differ.</summary>
public sealed partial class CommuneRow
{
    private (CommuneLine Line, string Link)? _drawn;

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public CommuneLine Line { get; set; } = default!;

    [Parameter]
    [EditorRequired]
    public string Link { get; set; } = string.Empty;

    private Formats F => Texts.Formats;

    private string Reason => Line.ReasonComponent is { } component ? ReasonText.Of(Texts, component, Line.ReasonFigure ?? 0) : string.Empty;

    protected override bool ShouldRender()
    {
        bool differs = _drawn != (Line, Link);
        _drawn = (Line, Link);
        return differs;
    }

    private static string Width(double score) => score.ToString("0.#", CultureInfo.InvariantCulture);
}
