using Ioc.Operations.Reports.Archive;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>Links to the documents of a report.</summary>
public sealed partial class ReportFiles
{
    [Parameter]
    [EditorRequired]
    public required ArchivedReport Report { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }
}
