using Ioc.Dashboard.Access;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>One unit: its figures, why it lags, 30 days, its systems, its overdue dossiers. Live at 1 Hz; what is read from the store is read again when the live figures say that it changed.</summary>
public sealed partial class CommunePage : IDisposable
{
    private const int TrendDays = 30;
    private const int PageSize = 20;

    private ScopeFigures? _figures;
    private CommuneLine? _line;
    private LagScore? _lag;
    private TileFreshness _freshness;
    private IReadOnlyList<TrendDay> _days = [];
    private IReadOnlyList<SystemNow> _systems = [];
    private IReadOnlyList<DossierRow> _overdue = [];
    private long _overdueTotal;
    private string? _next;
    private (string Code, OverviewPeriod Period)? _loaded;
    private (long Received, long Resolved, long Overdue) _readAt;
    private IDisposable? _subscription;
    private Instant _now;
    private bool _failed;

    [Inject]
    public required LiveBoard Board { get; set; }

    [Inject]
    public required KpiSheets Sheets { get; set; }

    [Inject]
    public required IKpiReader Reader { get; set; }

    [Inject]
    public required DayHistory History { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required ILogger<CommunePage> Logger { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    [Parameter]
    public string Code { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodText { get; set; }

    /// <summary>Null: it does not exist, or not for this viewer.</summary>
    private Unit? Unit => Visible.Contains(Code) ? Profile.FindUnit(Code) : null;

    private OverviewPeriod Chosen => OverviewPeriods.Parse(PeriodText);

    private string BackLink => "/" + (OverviewPeriods.Write(Chosen) is { } period ? $"?period={period}" : string.Empty);

    private string AsOfText => $"{Texts.Formats.Time(Board.Latest.Source.CaughtUpAt)} {Texts.Formats.Day(_now.Day)}";

    private HashSet<string> Units => new(StringComparer.Ordinal) { Code };

    public void Dispose() => _subscription?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _subscription = Board.Subscribe(nameof(CommunePage), snapshot => InvokeAsync(() => ShowAsync(snapshot)), Logger);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Unit is null)
        {
            Navigation.NotFound();
        }
        else if (_loaded != (Code, Chosen))
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        _failed = false;
        _loaded = (Code, Chosen);
        LiveSnapshot snapshot = Board.Latest;
        try
        {
            TakeLive(snapshot);
            await ReadSheetAsync(snapshot);
            await ReadDetailsAsync(snapshot);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogFailed(Logger, Code, problem);
            _failed = true;
        }
    }

    private async Task ShowAsync(LiveSnapshot snapshot)
    {
        if (Unit is null || _failed)
        {
            return;
        }

        TakeLive(snapshot);
        if (snapshot.Figures(Code) is { } figures && _readAt != Marks(figures))
        {
            try
            {
                await ReadDetailsAsync(snapshot);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // The live figures above go on; what is read from the store is tried again with the next snapshot.
                LogFailed(Logger, Code, problem);
                _readAt = default;
            }
        }

        StateHasChanged();
    }

    private void TakeLive(LiveSnapshot snapshot)
    {
        _now = snapshot.AsOf;
        if (snapshot.Unit(Code) is not { } unit || snapshot.Figures(Code) is not { } figures)
        {
            return;
        }

        _systems = unit.Health?.Systems ?? [];
        _line = new CommuneLines(Profile).Live(unit, snapshot, Chosen);
        if (OverviewPeriods.IsLive(Chosen))
        {
            _figures = ScopeFigures.Of(figures, Chosen);
            _lag = CommuneLines.LagOf(Profile, unit, figures, Chosen);
            _freshness = LiveFreshness.Of(snapshot, snapshot.Province);
        }
    }

    private async Task ReadSheetAsync(LiveSnapshot snapshot)
    {
        if (OverviewPeriods.IsLive(Chosen))
        {
            return;
        }

        Period period = OverviewPeriods.Days(Chosen, snapshot.AsOf.Day);
        UnitChoice kind = Unit!.Kind == UnitKind.Commune ? UnitChoice.Communes : UnitChoice.Provincial;
        IReadOnlyList<UnitSheet> sheets = await Sheets.UnitsAsync(period, kind, CancellationToken.None);
        UnitSheet? sheet = sheets.FirstOrDefault(s => s.Code == Code);
        _figures = sheet is null ? new ScopeFigures() : ScopeFigures.Of(sheet);
        _lag = sheet is null ? null : new LagScore(sheet.LagScore, sheet.Reasons);
        _freshness = TileFreshness.Fresh;
    }

    private async Task ReadDetailsAsync(LiveSnapshot snapshot)
    {
        _readAt = snapshot.Figures(Code) is { } figures ? Marks(figures) : default;
        LocalDay today = snapshot.AsOf.Day, first = today - (TrendDays - 1);
        IReadOnlyList<(LocalDay Day, CounterVector Sums)> days = await History.DaysAsync(Units, first, today, CancellationToken.None);
        _days = TrendDay.Row(first, TrendDays, days);
        DossierPage page = await Reader.DossiersAsync(Overdue(null, Math.Max(PageSize, _overdue.Count)), CancellationToken.None);
        (_overdue, _overdueTotal, _next) = (page.Items, page.Total, page.Next);
    }

    private async Task MoreAsync()
    {
        if (_next is { } cursor)
        {
            DossierPage page = await Reader.DossiersAsync(Overdue(cursor, PageSize), CancellationToken.None);
            (_overdue, _overdueTotal, _next) = ([.. _overdue.Concat(page.Items).DistinctBy(row => row.Key)], page.Total, page.Next);
        }
    }

    private DossierQuery Overdue(string? cursor, int limit) => new(Units, "overdue", _now.Day, _now.Day, _now, cursor, Math.Min(limit, 500));

    private static (long Received, long Resolved, long Overdue) Marks(LiveFigures figures) =>
        (figures.Today[Counter.Received], figures.Today[Counter.Resolved], figures.Now.Overdue);

    [LoggerMessage(Level = LogLevel.Error, Message = "Commune page {Code}: figures could not be read")]
    private static partial void LogFailed(ILogger logger, string code, Exception problem);
}
