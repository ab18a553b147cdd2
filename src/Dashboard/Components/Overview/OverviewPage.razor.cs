using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Addresses;
using Ioc.Operations.Live;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>The province for officials. The address holds the page's whole state: period, filter, order. Live at 1 Hz but for the month before.</summary>
public sealed partial class OverviewPage
{
    /// <summary>So many rows are drawn until all are asked for: a page costs what it shows.</summary>
    private const int FirstRows = 30;

    private IReadOnlyList<CommuneLine>? _lines;
    private ScopeFigures _province = new();
    private TileFreshness _freshness;
    private (OverviewPeriod Period, Instant? At, LocalDay Day)? _loaded;
    private string? _typed;

    [Inject]
    public required KpiSheets Sheets { get; set; }

    [Inject]
    public required CommuneLines Lines { get; set; }

    [Inject]
    public required CommuneRows Rows { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodText { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Filter { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "order")]
    public string? Direction { get; set; }

    /// <summary>`all`: every row.</summary>
    [SupplyParameterFromQuery(Name = "rows")]
    public string? RowsText { get; set; }

    private string Province => Profile.ProvinceIn(Texts.Language);

    private OverviewPeriod Chosen => OverviewPeriods.Parse(PeriodText);

    private CommuneOrder Order => CommuneOrder.Parse(Sort, Direction);

    private TableLook Look =>
        new(Texts.Language, Chosen, DaysText, At, OverviewPeriods.IsLive(Chosen) ? null : OverviewPeriods.Days(Chosen, Now.Day).Last.Last);

    private IReadOnlyList<CommuneRow> Found => Rows.Of(_lines ?? [], Look, Order) is var all && Visible.Province && string.IsNullOrWhiteSpace(_typed) ? all
        : [.. all.Where(row => Visible.Contains(row.Line.Code) && PlainName.Matches(row.Line.Name, _typed))];

    private bool AllRows => RowsText == "all";

    private string DaysText => FigureAddress.Write(OverviewPeriods.Days(Chosen, Now.Day));

    private string AsOfText => Texts.Formats.Time(Snapshot.Source.CaughtUpAt) + " " + Texts.Formats.Day(Now.Day);

    /// <summary>Who reported at an instant of the past is not always known.</summary>
    private string CoverageText => At is null || Snapshot.Moment?.Reporting is not null
        ? $"{Texts.Formats.Count(Snapshot.Province.Reporting)}/{Texts.Formats.Count(Snapshot.Province.Expected)} {Texts.Overview.Reporting}"
        : string.Empty;

    protected override async Task OnParametersSetAsync()
    {
        if (Visible.Only is { } only)
        {
            Navigation.NavigateTo($"/communes/{Uri.EscapeDataString(only)}", replace: true);
            return;
        }

        await TakeAddressAsync();
        if (_loaded != (Chosen, At, Now.Day))
        {
            await LoadAsync();
        }
    }

    protected override Task LoadAsync()
    {
        _loaded = (Chosen, At, Now.Day);
        if (OverviewPeriods.IsLive(Chosen))
        {
            return TryLoadAsync(() => Task.FromResult(Snapshot), Take);
        }

        _lines = null;
        Period period = OverviewPeriods.Days(Chosen, Now.Day);
        return TryLoadAsync(
            async () => (Province: await Sheets.SheetAsync(Scope.Province, period, CancellationToken.None), Units: await Sheets.UnitsAsync(period, UnitChoice.Communes, CancellationToken.None)),
            sheets => (_province, _lines, _freshness) = (ScopeFigures.Of(sheets.Province), CommuneLines.Of(sheets.Units, Now.Day), TileFreshness.Fresh));
    }

    protected override async Task ShowAsync()
    {
        if (OverviewPeriods.IsLive(Chosen))
        {
            Take(Snapshot);
        }
        else if (_loaded != (Chosen, At, Now.Day))
        {
            await LoadAsync();
        }
    }

    private void Take(LiveSnapshot snapshot)
    {
        _province = ScopeFigures.Of(snapshot.Province, Chosen);
        _lines = Lines.Live(snapshot, Chosen);
        _freshness = LiveFreshness.Of(snapshot, snapshot.Province);
    }

    private void Typed(string? text) => _typed = text;

    private string RowsLink(bool all) => Navigation.GetUriWithQueryParameter("rows", all ? "all" : null);

    private string OrderLink(CommuneOrder order) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["sort"] = order.Key == CommuneOrder.Default.Key ? null : order.Key,
        ["order"] = order.Descending == (order.Key != "name") ? null : order.Descending ? "desc" : "asc",
    });
}
