using System.Globalization;
using Ioc.Dashboard.Components.Figures;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Figures;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Map;

/// <summary>The communes as areas, coloured by a chosen figure. Figure, period, search and instant stand in the address; each area leads to its page, by pointer or keyboard.</summary>
public sealed partial class MapPage
{
    private UnitTableData? _data;
    private IReadOnlyList<MapArea> _areas = [];
    private IReadOnlyList<(int Step, string Range)> _legend = [];
    private IReadOnlyList<(Unit Unit, string Text)> _ended = [];
    private MapArea? _looked;
    private (ChosenPeriod Period, Metrics.Time.Instant? At)? _loaded;
    private string? _typed;

    [Inject]
    public required UnitTable Table { get; set; }

    [Inject]
    public required Maps Maps { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodText { get; set; }

    [SupplyParameterFromQuery(Name = "figure")]
    public string? FigureText { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Filter { get; set; }

    private MapTexts W => Texts.Map;

    private FigureColumn? Column => FigureColumn.Find(FigureText);

    private string FigureId => Column?.Id ?? UnitView.Lag;

    private string FigureName => Column is { } column ? Texts.Sheet[column.Id].Name : Texts.Overview.LagScore;

    private string FigureHow => Column is { } column ? FigureLaw.OfSheet(Texts, Profile, column.Id, column.Component) : FigureLaw.LagScore(Texts, Profile);

    private ChosenPeriod Chosen => ChosenPeriod.Parse(PeriodText, Now.Day);

    private string AsOfText => Texts.Formats.Time(Chosen.IsLive ? Snapshot.Source.CaughtUpAt : _data?.At ?? Now) + " " + Texts.Formats.Day((Chosen.IsLive ? Now : _data?.At ?? Now).Day);

    private ProvinceMap Map => Maps.On(Now.Day);

    private string ViewBox => string.Create(CultureInfo.InvariantCulture, $"-3 -3 {Map.Width + 6:0.##} {Map.Height + 6:0.##}");

    protected override async Task OnParametersSetAsync()
    {
        await TakeAddressAsync();
        if (_loaded is null)
        {
            _typed = Filter;
        }

        if (_loaded != (Chosen, At))
        {
            await HoldAsync(LoadAsync);
        }
        else
        {
            Take();
        }
    }

    protected override async Task ShowAsync()
    {
        if (_data is null)
        {
            return;
        }

        if (Chosen.Days != _data.Period.Days)
        {
            await LoadAsync();
        }
        else if (Chosen.IsLive)
        {
            Take();
        }
    }

    protected override async Task LoadAsync()
    {
        _loaded = (Chosen, At);
        bool read = await TryLoadAsync(() => Table.ReadAsync(Chosen, At, CancellationToken.None), data =>
        {
            _data = data;
            Take();
        });
        _data = read ? _data : null;
    }

    private void Take()
    {
        if (_data is not { } data)
        {
            return;
        }

        Dictionary<string, UnitRow> rows = (Chosen.IsLive ? Table.Live(Snapshot, data) : Table.Stored(data)).Where(row => Visible.Contains(row.Unit.Code)).ToDictionary(row => row.Unit.Code);
        FigureColumn? column = Column;
        var scale = MapScale.Of(Profile, column, [.. rows.Values.Where(row => row.Unit.Kind == UnitKind.Commune).Select(row => ValueOf(column, row))], Texts);
        string typed = PlainName.Of(_typed);
        _areas = [.. Map.Cells.Select(cell =>
        {
            double? value = rows.TryGetValue(cell.Code, out UnitRow? row) ? ValueOf(column, row) : null;
            bool dim = typed.Length > 0 && !PlainName.Of(cell.Name).Contains(typed, StringComparison.Ordinal);
            return new MapArea(cell, value, (column?.Unit ?? FigureUnit.WorkingHours).Text(Texts.Formats, value), scale.StepOf(value), dim || row is null);
        })];
        HashSet<string> drawn = [.. Map.Cells.Select(cell => cell.Code)];
        _ended = [.. rows.Values.Where(row => row.Unit.Kind == UnitKind.Commune && row.Unit.HasEnded(Now.Day) && !drawn.Contains(row.Unit.Code))
            .Select(row => (row.Unit, (column?.Unit ?? FigureUnit.WorkingHours).Text(Texts.Formats, ValueOf(column, row))))];
        _legend = scale.Legend;
        _looked = _looked is { } looked ? _areas.FirstOrDefault(area => area.Cell.Code == looked.Cell.Code) : null;
    }

    private static double? ValueOf(FigureColumn? column, UnitRow row) => column is null ? row.Lag.Score : column.Value(row.Figures);

    private void Typed(string? text)
    {
        _typed = text;
        Take();
    }

    private void Go(string name, string? value, string usual) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, value == usual ? null : value));

    private string UnitLink(string code)
    {
        string query = string.Join('&', new[] { Chosen.Write() is { } period ? $"period={period}" : null, AtText is null ? null : $"at={Uri.EscapeDataString(AtText)}" }.OfType<string>());
        return $"/communes/{Uri.EscapeDataString(code)}" + (query.Length == 0 ? string.Empty : "?" + query);
    }
}
