using Ioc.Reports.Content;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>The body of a report in the browser, from the same blocks as the Word document. Each figure that dossiers make up leads to them as archived.</summary>
public sealed partial class ReportPreview
{
    private IReadOnlyList<Block> _blocks = [];

    [Parameter]
    [EditorRequired]
    public long Id { get; set; }

    [Parameter]
    [EditorRequired]
    public required MadeReport Report { get; set; }

    protected override void OnParametersSet() => _blocks = [.. ReportBody.Of(Report.Figures, Report.Edition), .. ReportBody.Annexes(Report.Figures)];

    private string Link(FigureSource source) => ReportDossiersPage.Address(Id, source, 0);
}
