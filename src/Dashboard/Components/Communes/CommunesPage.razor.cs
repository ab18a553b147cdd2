using System.Data.Common;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Cases;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Every unit with its figures for a period. Period, filters, order, comparison and instant stand in the address. Today and the month so far are live at 1 Hz.</summary>
public sealed partial class CommunesPage
{
    /// <summary>So many rows are drawn until all are asked for: a page costs what it shows.</summary>
    private const int FirstRows = 50;

    /// <summary>More rows than these are drawn as one scrolls.</summary>
    private const int MostAtOnce = 400;

    private static readonly TimeSpan FollowUpFresh = TimeSpan.FromSeconds(5);

    private const int MostCompared = 4;

    private UnitTableData? _data;
    private IReadOnlyList<UnitRow> _rows = [];
    private IReadOnlyDictionary<string, long>? _directives;
    private IReadOnlyDictionary<string, long>? _explained;
    private HashSet<string> _compare = [];
    private HashSet<string>? _chosenUnits;
    private (ChosenPeriod Period, Metrics.Time.Instant? At)? _loaded;
    private (Metrics.Kpis.Period Days, Metrics.Time.Instant? At)? _followUp;
    private string _state = string.Empty;
    private string? _typed;

    [Inject]
    public required UnitTable Table { get; set; }

    [Inject]
    public required DirectiveBook Book { get; set; }

    [Inject]
    public required Notes Notes { get; set; }

    [Inject]
    public required SharedReads Reads { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodText { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "only")]
    public string? Only { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Filter { get; set; }

    /// <summary>Codes of the units an alert is about, parted by commas; null: all.</summary>
    [SupplyParameterFromQuery(Name = "units")]
    public string? UnitsText { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "order")]
    public string? Direction { get; set; }

    [SupplyParameterFromQuery(Name = "compare")]
    public string? CompareText { get; set; }

    [SupplyParameterFromQuery(Name = "beside")]
    public string? BesideText { get; set; }

    /// <summary>`all`: every row.</summary>
    [SupplyParameterFromQuery(Name = "rows")]
    public string? RowsText { get; set; }

    private CommunesTexts W => Texts.Communes;

    private ChosenPeriod Chosen => ChosenPeriod.Parse(PeriodText, Now.Day, past: At is not null);

    private UnitView View => UnitView.Parse(Kind, Only, _typed, Sort, Direction, Texts.Language);

    private bool Beside => BesideText != "off";

    private bool AllRows => RowsText == "all";

    private List<UnitRow> Shown { get; set; } = [];

    private IEnumerable<UnitRow> Drawn => AllRows ? Shown : Shown.Take(FirstRows);

    private IReadOnlyList<UnitRow> Compared => _compare.Count < 2 ? [] : [.. _rows.Where(row => _compare.Contains(row.Unit.Code)).OrderBy(row => row.Unit.Index)];

    private string AsOfText => Texts.Formats.Time(Chosen.IsLive ? Snapshot.Source.CaughtUpAt : _data?.At ?? Now) + " " + Texts.Formats.Day((Chosen.IsLive ? Now : _data?.At ?? Now).Day);

    private IEnumerable<(string Id, string Name)> KindNames => [("commune", W.KindCommune), ("unit", W.KindUnit), ("all", W.KindAll)];

    private IEnumerable<(string Id, string Name)> FilterNames =>
        [("all", W.OnlyAll), ("overdue", W.OnlyOverdue), ("late", W.OnlyLate), ("outage", W.OnlyOutage), ("few", W.OnlyFew)];

    protected override async Task OnParametersSetAsync()
    {
        await TakeAddressAsync();
        if (_loaded is null)
        {
            _typed = Filter;
        }

        _chosenUnits = UnitsText is { Length: > 0 } ? [.. UnitsText.Split(',', StringSplitOptions.RemoveEmptyEntries)] : null;
        _compare = [.. (CompareText ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Where(Visible.Contains).Take(MostCompared)];
        await HoldAsync(ReadFollowUpAsync);
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

        await ReadFollowUpAsync();

        // After midnight, or when the slider crosses it, the period's days are others.
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
        ChosenPeriod period = Chosen;
        _loaded = (period, At);
        bool read = await TryLoadAsync(() => Table.ReadAsync(period, At, CancellationToken.None), data =>
        {
            _data = data;
            Take();
        });
        _data = read ? _data : null;
    }

    /// <summary>What people do about it at the moment shown, read once for all who see the same. What cannot be read again stays, what could not be read at all is not known; figures do not wait for it.</summary>
    private async Task ReadFollowUpAsync()
    {
        (IReadOnlySet<string>? units, Metrics.Time.Instant? at, Metrics.Kpis.Period days) = (Visible.Units, At, Chosen.Days);
        try
        {
            _directives = await Reads.ReadAsync(DirectiveBook.OpenOnes, (Visible.Key, at), FollowUpFresh, () => Task.FromResult(Book.OpenByUnit(units, at)));
            _explained = await Reads.ReadAsync("explained figures", (days, at), FollowUpFresh, () => Task.FromResult(Notes.ExplainedByUnit(days, at)));
        }
        catch (DbException problem)
        {
            if (_followUp != (days, at))
            {
                LogNoFollowUp(Logger, problem);
                (_directives, _explained) = (null, null);
            }
        }

        _followUp = (days, at);
    }

    private void Take()
    {
        _state = ListState.Of(string.Empty, Chosen.Write(), Navigation.Uri);
        if (_data is { } data)
        {
            IReadOnlyList<UnitRow> seen = Visible.Of(Chosen.IsLive ? Table.Live(Snapshot, data) : Table.Stored(data), row => row.Unit.Code);
            _rows = _chosenUnits is { } chosen ? [.. seen.Where(row => chosen.Contains(row.Unit.Code))] : seen;
            Shown = Table.Seen(_rows, View, _directives);
        }
    }

    private void Typed(string? text)
    {
        _typed = text;
        Shown = Table.Seen(_rows, View, _directives);
    }

    private void Pick(string code)
    {
        HashSet<string> picked = [.. _compare];
        if (!picked.Remove(code) && picked.Count < MostCompared)
        {
            picked.Add(code);
        }

        Navigation.NavigateTo(Link("compare", picked.Count == 0 ? null : string.Join(',', picked)));
    }

    private void Go(string name, string? value, string usual) => Navigation.NavigateTo(Link(name, value == usual ? null : value));

    private string Link(string name, string? value) => Navigation.GetUriWithQueryParameter(name, value);

    private string SortLink(string key)
    {
        UnitView next = View.Sorted(key);
        return Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["sort"] = key == UnitView.Lag ? null : key,
            ["order"] = next.Descending == (key != "name") ? null : next.Descending ? "desc" : "asc",
        });
    }

    private string? SortOf(string key) => key != View.Sort ? null : View.Descending ? "descending" : "ascending";

    private RenderFragment? SortMark(string key) => key != View.Sort ? null : builder =>
    {
        builder.OpenComponent<Shared.Icon>(0);
        builder.AddComponentParameter(1, nameof(Shared.Icon.Name), View.Descending ? "sorted-down" : "up");
        builder.CloseComponent();
    };

    /// <summary>The unit's page carries the list's state along, so that it can lead back to it.</summary>
    private string UnitLink(string code) => $"/communes/{Uri.EscapeDataString(code)}{_state}";

    private string? EndOf(Unit unit) => unit.HasEnded(Now.Day) ? Profile.EndOf(unit, Texts) : null;

    private string RowsLink(bool all) => Link("rows", all ? "all" : null);

    /// <summary>A unit's directives that are not done; seen from the past, all it ever got.</summary>
    private string DirectivesLink(string code) => $"/directives?{(At is null ? null : "state=all&")}unit={Uri.EscapeDataString(code)}";

    private string ExplainedLink(string code) => UnitLink(code) + "#s-notes";

    private string ExportLink(string format) => $"/exports/communes.{format}{new Uri(Navigation.Uri).Query}";

    private long? DirectivesOf(string code) => _directives?.GetValueOrDefault(code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Table of units: directives and explanations could not be read")]
    private static partial void LogNoFollowUp(ILogger logger, Exception problem);
}
