using Ioc.Dashboard.Search;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Search;

/// <summary>Units, dossiers and procedures that match what was typed into the box of every page. One dossier or unit alone is opened at once.</summary>
public sealed partial class SearchPage
{
    private Found? _found;

    [Inject]
    public required IDrillReader Reader { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Asked { get; set; }

    private QualityTexts T => Texts.Quality;

    private DossierWords Words => new(Texts, Profile);

    protected override async Task OnParametersSetAsync()
    {
        if (string.IsNullOrWhiteSpace(Asked) || Asked.Length > 100)
        {
            return;
        }

        _found = await Finder.FindAsync(Asked.Trim(), Profile, Visible, Reader, Context.RequestAborted);
        if (_found is { Dossiers: [{ } dossier], Units.Count: 0, Procedures.Count: 0 })
        {
            Navigation.NavigateTo(FigureAddress.OfDossier(dossier.Unit, dossier.Number));
        }
        else if (_found is { Units: [{ } unit], Dossiers.Count: 0, Procedures.Count: 0 })
        {
            Navigation.NavigateTo($"/communes/{Uri.EscapeDataString(unit.Code)}");
        }
    }

    private string ProcedureLink(Procedure procedure)
    {
        Scope scope = Visible.Province ? Scope.Province : Scope.Of(Visible.Units!.Order(StringComparer.Ordinal).FirstOrDefault() ?? "");
        return FigureAddress.Of("received", scope, Period.MonthOf(Instant.From(Time.GetUtcNow()).Day), procedure.Code)!;
    }
}
