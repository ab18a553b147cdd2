using Ioc.Dashboard.Components.Shared;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Quality;

/// <summary>Rejected events by unit and reason, a page at a time, the newest first; what they hold is a page of its own.</summary>
public sealed partial class DeadLettersPage
{
    private const int PageSize = 100;

    /// <summary>Stands in the address for letters that name no known unit.</summary>
    private const string NoUnit = "-";

    private IReadOnlyList<StoredDeadLetter> _letters = [];

    [Inject]
    public required IKpiReader Reader { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    public string? UnitCode { get; set; }

    [SupplyParameterFromQuery(Name = "reason")]
    public string? Reason { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    public string? BeforeText { get; set; }

    private long? Before => QueryNumber.Of(BeforeText);

    private QualityTexts T => Texts.Quality;

    private DossierWords Words => new(Texts, Profile);

    protected override async Task OnParametersSetAsync()
    {
        UnitCode = string.IsNullOrEmpty(UnitCode) ? Visible.Province ? null : Visible.Units!.Order(StringComparer.Ordinal).FirstOrDefault() ?? NoUnit : UnitCode;
        if (!Visible.Province && (UnitCode == NoUnit || !Visible.Contains(UnitCode!)))
        {
            Navigation.NotFound();
            return;
        }

        RejectReason[] reason = [.. Enum.GetValues<RejectReason>().Where(known => RejectReasons.Code(known) == Reason)];
        var query = new DeadLetterQuery(PageSize) { Unit = UnitCode == NoUnit ? "" : UnitCode, Reason = reason.Length == 1 ? reason[0] : null, Before = Before };
        _letters = await Reader.DeadLettersAsync(query, Context.RequestAborted);
    }
}
