using Ioc.Dashboard.Access;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Dossiers;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>The province for officials. The address holds the page's whole state: period, filter, order. Live at 1 Hz but for the month before.</summary>
public sealed partial class OverviewPage : IDisposable
{
    private readonly Queue<string?> _underWay = new();
    private IReadOnlyList<CommuneLine>? _lines;
    private ScopeFigures _province = new();
    private TileFreshness _freshness;
    private LiveSnapshot? _snapshot;
    private IDisposable? _subscription;
    private OverviewPeriod? _loaded;
    private string? _typed;
    private string? _filter;
    private bool _failed;

    [Inject]
    public required LiveBoard Board { get; set; }

    [Inject]
    public required KpiSheets Sheets { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required ILogger<OverviewPage> Logger { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodText { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Filter { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "order")]
    public string? Direction { get; set; }

    private string Province => Texts.Language == Language.English ? Profile.ProvinceNameEn : Profile.ProvinceNameVi;

    private OverviewPeriod Chosen => OverviewPeriods.Parse(PeriodText);

    private CommuneOrder Order => CommuneOrder.Parse(Sort, Direction);

    private IReadOnlyList<CommuneLine> Shown => [.. Order.Sort((_lines ?? []).Where(line => Visible.Contains(line.Code)).Where(line => PlainName.Matches(line.Name, _typed)))];

    private string DaysText => FigureAddress.Write(OverviewPeriods.Days(Chosen, Board.Latest.AsOf.Day));

    private string AsOfText => _snapshot is { } s ? Texts.Formats.Time(s.Source.CaughtUpAt) + " " + Texts.Formats.Day(s.AsOf.Day) : Formats.Nothing;

    private string CoverageText => _snapshot is { } s
        ? $"{Texts.Formats.Count(s.Province.Reporting)}/{Texts.Formats.Count(s.Province.Expected)} {Texts.Overview.Reporting}"
        : string.Empty;

    public void Dispose() => _subscription?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _subscription = Board.Subscribe(nameof(OverviewPage), snapshot => InvokeAsync(() => Show(snapshot)), Logger);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Visible.Only is { } only)
        {
            Navigation.NavigateTo($"/communes/{Uri.EscapeDataString(only)}", replace: true);
            return;
        }

        TakeFilter();

        if (_loaded != Chosen)
        {
            await LoadAsync();
        }
    }

    /// <summary>While somebody types, the box is ahead of the address, which comes back letter by letter; otherwise (a link, the back button) the address rules.</summary>
    private void TakeFilter()
    {
        if (_filter == Filter)
        {
            return;
        }

        _filter = Filter;
        if (!_underWay.Contains(Filter))
        {
            _underWay.Clear();
            _typed = Filter;
            return;
        }

        while (_underWay.Dequeue() != Filter)
        {
            // Addresses that were overtaken never come back.
        }
    }

    private async Task LoadAsync()
    {
        _failed = false;
        _loaded = Chosen;
        _snapshot = Board.Latest;
        if (OverviewPeriods.IsLive(Chosen))
        {
            Take(_snapshot);
            return;
        }

        _lines = null;
        try
        {
            Period period = OverviewPeriods.Days(Chosen, _snapshot.AsOf.Day);
            KpiSheet province = await Sheets.SheetAsync(Scope.Province, period, CancellationToken.None);
            IReadOnlyList<UnitSheet> units = await Sheets.UnitsAsync(period, UnitChoice.Communes, CancellationToken.None);
            (_province, _lines, _freshness) = (ScopeFigures.Of(province), CommuneLines.Of(units), TileFreshness.Fresh);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogFailed(Logger, problem);
            _failed = true;
        }
    }

    private void Show(LiveSnapshot snapshot)
    {
        _snapshot = snapshot;
        if (OverviewPeriods.IsLive(Chosen))
        {
            Take(snapshot);
        }

        StateHasChanged();
    }

    private void Take(LiveSnapshot snapshot)
    {
        _province = ScopeFigures.Of(snapshot.Province, Chosen);
        _lines = new CommuneLines(Profile).Live(snapshot, Chosen);
        _freshness = LiveFreshness.Of(snapshot, snapshot.Province);
    }

    /// <summary>Each key press stays one entry of the history: back leaves the page, not the letter.</summary>
    private void Typed()
    {
        string? filter = string.IsNullOrWhiteSpace(_typed) ? null : _typed;
        _underWay.Enqueue(filter);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", filter), replace: true);
    }

    private string OrderLink(CommuneOrder order) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["sort"] = order.Key == CommuneOrder.Default.Key ? null : order.Key,
        ["order"] = order.Descending == (order.Key != "name") ? null : order.Descending ? "desc" : "asc",
    });

    private string CommuneLink(CommuneLine line) =>
        $"/communes/{Uri.EscapeDataString(line.Code)}" + (OverviewPeriods.Write(Chosen) is { } period ? $"?period={period}" : string.Empty);

    [LoggerMessage(Level = LogLevel.Error, Message = "Overview: figures of the period could not be read")]
    private static partial void LogFailed(ILogger logger, Exception problem);
}
