using System.Globalization;
using Ioc.Reports.Content;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>The body of a report in the browser, from the same blocks as the Word document. Each figure that dossiers make up leads to them as archived.</summary>
public sealed partial class ReportPreview
{
    /// <summary>Tables of more are set smaller.</summary>
    private const int FewColumns = 7;

    private static readonly string[] _roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

    private IReadOnlyList<Block> _blocks = [];

    [Parameter]
    [EditorRequired]
    public long Id { get; set; }

    [Parameter]
    [EditorRequired]
    public required MadeReport Report { get; set; }

    protected override void OnParametersSet() => _blocks = [.. ReportBody.Of(Report.Figures, Report.Edition), .. ReportBody.Annexes(Report.Figures)];

    /// <summary>I, II, … and 1, 2, … within, as the document numbers them; annexes carry their number.</summary>
    private string Numbered(HeadingBlock heading)
    {
        List<HeadingBlock> headings = [.. _blocks.OfType<HeadingBlock>()];
        int at = headings.FindIndex(other => ReferenceEquals(other, heading));
        int section = headings.FindLastIndex(at, other => other.Level == 1);
        return heading.Level switch
        {
            1 => $"{_roman[headings.Take(at).Count(other => other.Level == 1)]}. {heading.Text}",
            2 => string.Create(CultureInfo.InvariantCulture, $"{headings.Skip(section).Take(at - section).Count(other => other.Level == 2) + 1}. {heading.Text}"),
            _ => heading.Text,
        };
    }

    private string Link(FigureSource source) => ReportDossiersPage.Address(Id, source, 0);
}
