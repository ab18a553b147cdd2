using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Cases;
using Ioc.Operations.Figures;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>One unit: figures, why it lags, trends, backlog, dossiers to act on, systems, incidents, directives, notes. Live at 1 Hz; what is read from the store is read again when the live figures say that it changed.</summary>
public sealed partial class CommunePage
{
    /// <summary>The store is read again at most this often.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private ScopeFigures? _figures;
    private UnitFigures? _shown;
    private LagScore _lag = new(null, []);
    private TileFreshness _freshness;
    private UnitTableData? _data;
    private UnitBacklog? _backlog;
    private UnitHealth? _health;
    private IReadOnlyList<SystemNow> _systems = [];
    private IReadOnlyList<Note> _notes = [];
    private (string Code, ChosenPeriod Period, Instant? At)? _loaded;
    private (long Received, long Resolved, long Overdue, int Outages) _marks;
    private long _readAt;
    private int _version;

    [Inject]
    public required UnitTable Table { get; set; }

    [Inject]
    public required IKpiReader Reader { get; set; }

    [Inject]
    public required IDrillReader Drill { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required Notes Notes { get; set; }

    [Parameter]
    public string Code { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodText { get; set; }

    [SupplyParameterFromQuery(Name = "queue")]
    public string? Queue { get; set; }

    [SupplyParameterFromQuery(Name = "trend")]
    public string? Trend { get; set; }

    [SupplyParameterFromQuery(Name = "days")]
    public string? DaysText { get; set; }

    /// <summary>Null: it does not exist, or not for this viewer.</summary>
    private Unit? Unit => Visible.Contains(Code) ? Profile.FindUnit(Code) : null;

    private ChosenPeriod Chosen => ChosenPeriod.Parse(PeriodText, Now.Day, past: At is not null);

    private string TrendFigure => UnitTrend.Figures.Contains(Trend ?? "") ? Trend! : UnitTrend.Figures[0];

    private string BackLink => ListState.Of("/communes", Chosen.Write(), Navigation.Uri);

    private string AsOfText => $"{Texts.Formats.Time(Snapshot.Source.CaughtUpAt)} {Texts.Formats.Day(Now.Day)}";

    protected override async Task OnParametersSetAsync()
    {
        await TakeAddressAsync();
        if (Unit is null)
        {
            Navigation.NotFound();
        }
        else if (_loaded != (Code, Chosen, At))
        {
            await HoldAsync(LoadAsync);
        }
    }

    protected override async Task ShowAsync()
    {
        if (Unit is null || _data is null)
        {
            return;
        }

        if (Chosen.Days != _data.Period.Days)
        {
            await LoadAsync();
            return;
        }

        TakeLive();
        if (Marks != _marks && (At is not null || TimeProvider.System.GetElapsedTime(_readAt) > Pace))
        {
            // Failing, it makes the page late; the marks stay as they are, so that the next snapshot tries again.
            (string Code, ChosenPeriod Period, Instant? At)? asked = _loaded;
            Details details = await ReadDetailsAsync(_data);
            if (asked == _loaded)
            {
                Take(details);
            }
        }
    }

    protected override async Task LoadAsync()
    {
        _loaded = (Code, Chosen, At);
        if (!await TryLoadAsync(ReadAsync, read =>
        {
            _data = read.Data;
            ReadNotes();
            TakeLive();
            Take(read.Details);
        }))
        {
            (_data, _figures) = (null, null);
        }
    }

    private async Task<(UnitTableData Data, Details Details)> ReadAsync()
    {
        UnitTableData data = await Table.ReadAsync(Chosen, At, CancellationToken.None, new HashSet<string>(StringComparer.Ordinal) { Code });
        return (data, await ReadDetailsAsync(data));
    }

    private void ReadNotes() => _notes = Notes.Of(Notes.OfUnit(Code));

    private void TakeLive()
    {
        if (_data is not { } data || Snapshot.Unit(Code) is not { } unit)
        {
            return;
        }

        _systems = unit.Health?.Systems ?? [];
        UnitRow row = Chosen.IsLive ? Table.Live(unit, Snapshot, data) : Table.Stored(unit.Unit, data);
        (_shown, _lag, _figures) = (row.Figures, row.Lag, ScopeFigures.Of(row.Figures));
        _freshness = Chosen.IsLive ? LiveFreshness.Of(Snapshot, Snapshot.Province) : TileFreshness.Fresh;
    }

    private async Task<Details> ReadDetailsAsync(UnitTableData data)
    {
        (string code, Instant now, (long Received, long Resolved, long Overdue, int Outages) marks) = (Code, Now, Marks);
        Instant at = data.Period.IsLive ? now : data.At;
        var backlog = UnitBacklog.Of(await Drill.FactsAsync(code, at, at, CancellationToken.None), at, Profile, Texts);
        return new Details(backlog, await UnitHealth.ReadAsync(Reader, Drill, Profile, code, now, CancellationToken.None), marks);
    }

    private void Take(Details details)
    {
        (_backlog, _health, _marks, _readAt) = (details.Backlog, details.Health, details.Marks, TimeProvider.System.GetTimestamp());
        _version++;
    }

    private (long Received, long Resolved, long Overdue, int Outages) Marks => Snapshot.Figures(Code) is { } figures
        ? (figures.Today[Counter.Received], figures.Today[Counter.Resolved], figures.Now.Overdue, figures.OutagesOpen)
        : default;

    /// <summary>What is read again when the live figures (Marks) changed.</summary>
    private sealed record Details(UnitBacklog Backlog, UnitHealth Health, (long Received, long Resolved, long Overdue, int Outages) Marks);
}
