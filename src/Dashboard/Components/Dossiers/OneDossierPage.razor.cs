using Ioc.Dashboard.Dossiers;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Dossiers;

/// <summary>One dossier: its facts, how its due time was reckoned, every event that arrived, what of it was rejected.</summary>
public sealed partial class OneDossierPage
{
    private DossierRow? _row;
    private IReadOnlyList<ReckoningStep> _steps = [];
    private IReadOnlyList<DossierEventLine> _events = [];
    private IReadOnlyList<StoredDeadLetter> _letters = [];
    private long _twice;
    private Instant _now;

    [Inject]
    public required IKpiReader Reader { get; set; }

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

    [Parameter]
    public string Unit { get; set; } = string.Empty;

    [Parameter]
    public string? Number { get; set; }

    /// <summary>A number that no path can carry (<see cref="FigureAddress.OfDossier"/>).</summary>
    [SupplyParameterFromQuery(Name = "number")]
    public string? AskedNumber { get; set; }

    private DossierWords Words => new(Texts, Profile);

    protected override async Task OnParametersSetAsync()
    {
        _now = Instant.From(Time.GetUtcNow());
        _row = Visible.Contains(Unit) && (AskedNumber ?? Number) is { } number ? await FindAsync(number) : null;
        if (_row is null)
        {
            Navigation.NotFound();
            return;
        }

        DossierHistory history = new DossierHistoryCodec().Decode(_row.History);
        _steps = DueReckoning.Of(history, _row.Facts, Profile);
        _events = DossierEventLine.Of(history);
        _twice = history.Duplicates;
        _letters = await DossierLetters.FindAsync(Reader, _row.Key, Context.RequestAborted);
    }

    private static bool IsLate(DossierFacts facts) => facts.FinishedAt is not { } finished || finished > facts.DueAt;

    /// <summary>A slash in a path stays escaped on its way here (addresses of earlier versions).</summary>
    private async Task<DossierRow?> FindAsync(string number) =>
        await Reader.DossierAsync(new DossierKey(Unit, number), Context.RequestAborted)
        ?? (number.Contains('%', StringComparison.Ordinal) ? await Reader.DossierAsync(new DossierKey(Unit, Uri.UnescapeDataString(number)), Context.RequestAborted) : null);
}
