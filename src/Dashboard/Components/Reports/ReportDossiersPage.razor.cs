using Ioc.Dashboard.Reports;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;
using Ioc.Reports.Figures;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>The dossiers that a figure of an archived report counted, as archived: later events change nothing here.</summary>
public sealed partial class ReportDossiersPage
{
    private const int PageSize = 500;

    private List<DossierKey>? _keys;
    private long _total;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public required string Figure { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    public string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int Page { get; set; }

    [Inject]
    public required ReportArchive Archive { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    private string Name => KeyFigures.Of(Figure).NameVi + (string.IsNullOrEmpty(Unit) ? "" : " · " + UnitName(Unit));

    protected override void OnParametersSet()
    {
        _keys = null;
        if (Archive.Find(Id) is not { } report || !DossierKeys.FigureNames.Contains(Figure))
        {
            return;
        }

        List<DossierKey> all = [.. Archive.Open(report, FormFields.Of(Profile)).Keys!.Of(Figure, string.IsNullOrEmpty(Unit) ? null : Unit)];
        _total = all.Count;
        _keys = [.. all.Skip(Math.Max(0, Page) * PageSize).Take(PageSize)];
    }

    private string UnitName(string code) => Profile.FindUnit(code)?.NameVi ?? code;
}
