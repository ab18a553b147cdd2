using System.Globalization;
using Ioc.Dashboard.Components.Shared;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Reports.Archive;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>The dossiers that a figure of an archived report counted, as archived: later events change nothing here.</summary>
public sealed partial class ReportDossiersPage
{
    private const int PageSize = 500;

    /// <summary>In an address: dossiers whose procedure no event named.</summary>
    private const string NoProcedure = "-";

    private List<CountedDossier>? _dossiers;
    private ArchivedReport? _report;
    private string? _problem;
    private long _total;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public required string Figure { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    public string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "level")]
    public string? Level { get; set; }

    [SupplyParameterFromQuery(Name = "field")]
    public string? Field { get; set; }

    [SupplyParameterFromQuery(Name = "procedure")]
    public string? Procedure { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    private int Page => (int)Math.Min(QueryNumber.Of(PageText) ?? 0, int.MaxValue / PageSize);

    [Inject]
    public required ReportArchive Archive { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    private FigureSource Source => new(Figure) { Unit = Given(Unit), Level = Given(Level), Field = Given(Field), Procedure = Procedure == NoProcedure ? "" : Given(Procedure) };

    private string Name => string.Join(" · ", new[]
    {
        Texts.Sheet[Figure].Name,
        Given(Unit) is { } unit ? UnitName(unit) : null,
        Level switch { "commune" => Texts.Reports.LevelCommune, "province" => Texts.Reports.LevelProvince, _ => null },
        Given(Field),
        Given(Procedure),
    }.Where(part => part is not null));

    /// <summary>Where the dossiers of a figure are shown.</summary>
    public static string Address(long report, FigureSource source, int page)
    {
        string?[] query =
        [
            Pair("unit", source.Unit), Pair("level", source.Level), Pair("field", source.Field), Pair("procedure", source.Procedure is "" ? NoProcedure : source.Procedure),
            page > 0 ? Pair("page", page.ToString(CultureInfo.InvariantCulture)) : null,
        ];
        string given = string.Join('&', query.Where(pair => pair is not null));
        return string.Create(CultureInfo.InvariantCulture, $"/reports/{report}/dossiers/{source.Figure}{(given.Length > 0 ? "?" : "")}{given}");

        static string? Pair(string name, string? value) => value is null ? null : name + "=" + Uri.EscapeDataString(value);
    }

    protected override async Task OnParametersSetAsync()
    {
        (_dossiers, _report, _problem) = (null, null, null);
        try
        {
            if (Archive.Find(Id) is not { } report || Catalogue.Find(Figure) is not { IsOfDossiers: true })
            {
                Navigation.NotFound();
                return;
            }

            FigureSource source = Source;
            int skipped = Page * PageSize;
            (_dossiers, _total) = await Task.Run(() => PageOf(SourceDossiers.Of(Archive.Open(report, FormFields.Of(Profile)), source), skipped));
            _report = report;
        }
        catch (InvalidDataException damaged)
        {
            _problem = damaged.Message;
        }
    }

    private static (List<CountedDossier> Shown, long Total) PageOf(IEnumerable<CountedDossier> dossiers, int skipped)
    {
        var shown = new List<CountedDossier>();
        long total = 0;
        foreach (CountedDossier dossier in dossiers)
        {
            if (total >= skipped && shown.Count < PageSize)
            {
                shown.Add(dossier);
            }

            total++;
        }

        return (shown, total);
    }

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private string UnitName(string code) => Profile.Unit(code, Texts.Language);

    private string? ProcedureName(string code) => Profile.FindProcedure(code)?.NameVi;
}
