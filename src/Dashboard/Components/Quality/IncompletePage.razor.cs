using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Quality;

/// <summary>The dossiers of a unit that data quality counts as incomplete in a period, the latest first.</summary>
public sealed partial class IncompletePage
{
    private const int Most = 1000;

    private List<NumberedFacts>? _dossiers;
    private Period _period;

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

    [SupplyParameterFromQuery(Name = "unit")]
    public string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodText { get; set; }

    private QualityTexts T => Texts.Quality;

    private DossierWords Words => new(Texts, Profile);

    private string Title => T.Kinds["incomplete"];

    /// <summary>Where the count leads.</summary>
    public static string Address(string unit, Period period) => $"/data-quality/incomplete?unit={Uri.EscapeDataString(unit)}&period={FigureAddress.Write(period)}";

    protected override async Task OnParametersSetAsync()
    {
        if (Unit is null || !Visible.Contains(Unit) || !Period.TryParse(PeriodText ?? "", Instant.From(Time.GetUtcNow()).Day, out _period))
        {
            Navigation.NotFound();
            return;
        }

        _dossiers = [.. (await Reader.UnacceptedAsync(Unit, Context.RequestAborted))
            .Where(row => row.Facts.Incomplete && row.Facts.LatestAt >= _period.First.Start && row.Facts.LatestAt < _period.Last.End)
            .OrderByDescending(row => row.Facts.LatestAt)];
    }
}
