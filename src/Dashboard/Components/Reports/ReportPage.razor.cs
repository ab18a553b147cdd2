using System.Globalization;
using System.Text.Json;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Reports;
using Ioc.Operations.Reports.Archive;
using Ioc.Operations.Reports.Sending;
using Ioc.Operations.Settings;
using Ioc.Reports.Content;
using Ioc.Reports.Figures;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Components.Reports;

/// <summary>One report: preview, the preparer's words (saved while they are written), its steps, and what differs from another version.</summary>
public sealed partial class ReportPage : IDisposable
{
    private const int MostShown = 200;

    /// <summary>After the last letter; and when what was written could not be saved.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1), _again = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unsaved = new(StringComparer.Ordinal);
    private ArchivedReport? _report;
    private MadeReport? _made;
    private IReadOnlyList<ArchivedReport> _others = [];
    private IReadOnlyList<FigureDifference> _differences = [];
    private IReadOnlyList<ReportStep> _steps = [];
    private IReadOnlyList<FigureDifference>? _live;
    private IReadOnlyList<Delivery> _deliveries = [];
    private IReadOnlyList<Receipt> _receipts = [];
    private DifferenceNames _names = null!;
    private ITimer? _autosave;
    private string _note = "";
    private string _sentTo = "";
    private string? _problem;
    private bool _saved;
    private bool _busy;

    [Parameter]
    public long Id { get; set; }

    [Inject]
    public required ReportArchive Archive { get; set; }

    [Inject]
    public required ReportDesk Desk { get; set; }

    [Inject]
    public required FrozenFigures Frozen { get; set; }

    [Inject]
    public required Deliveries Deliveries { get; set; }

    [Inject]
    public required ReportSettings Settings { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Caller { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Nobody's words are lost that were typed before the page listens.</summary>
    private bool Waiting => !RendererInfo.IsInteractive;

    private IEnumerable<(string Slot, string Name)> Slots =>
        [(TextSlots.General, Texts.Reports.General), (TextSlots.Shortcomings, Texts.Reports.Shortcomings), (TextSlots.Proposals, Texts.Reports.Proposals)];

    public void Dispose() => _autosave?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        try
        {
            Load();
            await CompareLiveAsync();
        }
        catch (InvalidDataException damaged)
        {
            _problem = damaged.Message;
        }
    }

    /// <summary>Frozen figures only: a draft is made anew any time.</summary>
    private async Task CompareLiveAsync()
    {
        _live = null;
        if (_report is { State: not "draft" } report && Period.TryParse(report.Period, Instant.Parse(report.AsOf).Day, out Period period))
        {
            try
            {
                _live = await Task.Run(() => Frozen.DifferencesAsync(report, period, CancellationToken.None));
            }
            catch (StoreUnavailableException)
            {
                _problem = Texts.Shell.DatabaseAway; // the report itself is there
            }
        }
    }

    private string Name => _report is null ? Texts.Reports.Title
        : $"{string.Format(CultureInfo.InvariantCulture, Texts.Reports.Of, PeriodWords.Of(Texts, _report.Period))} · {Texts.Reports.Version} {_report.Version.ToString(CultureInfo.InvariantCulture)}";

    private void Load()
    {
        _names = new DifferenceNames(Profile, Texts.Language == Language.English);
        _report = Archive.Find(Id);
        if (_report is null)
        {
            Navigation.NotFound();
            return;
        }

        _made = Archive.Open(_report, FormFields.Of(Profile));
        _texts.Clear();
        foreach ((string slot, string text) in _made.Edition.Texts)
        {
            _texts[slot] = text;
        }

        _steps = Archive.Steps(Id);
        _deliveries = Deliveries.Latest(MostShown, Id);
        _receipts = Deliveries.Receipts(MostShown, Id);
        _others = [.. Archive.List().Where(other => other.Id != Id)];
        _differences = JsonSerializer.Deserialize<List<FigureDifference>>(_report.Differences) ?? [];
    }

    private void Typed(string slot, ChangeEventArgs typed)
    {
        _texts[slot] = typed.Value as string ?? "";
        _saved = false;
        _unsaved.Add(slot);
        SaveAfter(_pause);
    }

    private void SaveAfter(TimeSpan pause)
    {
        _autosave?.Dispose();
        _autosave = TimeProvider.System.CreateTimer(_ => _ = InvokeAsync(SaveAsync), null, pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The generated sentences as a beginning for the preparer's own.</summary>
    private async Task TakeGeneratedAsync(string slot)
    {
        _texts[slot] = ReportBody.Generated(_made!.Figures, slot);
        await SaveAsync();
    }

    private async Task NoteAsync()
    {
        if (!string.IsNullOrWhiteSpace(_note))
        {
            await DoAsync(by => Deliveries.Note(Id, by, _note.Trim()), reload: true);
            _note = _problem is null ? "" : _note;
        }
    }

    private async Task SaveAsync()
    {
        await DoAsync(by => Archive.Write(Id, by, _texts.Where(text => !string.IsNullOrWhiteSpace(text.Value)).ToDictionary()), reload: false);
        _saved = _problem is null;
        if (_saved)
        {
            _unsaved.Clear();
        }

        if (_problem == Texts.Drill.NotRecorded)
        {
            SaveAfter(_again);
        }

        StateHasChanged();
    }

    private Task ApproveAsync() => DoAsync(by => Archive.Approve(Id, by), reload: true);

    private Task SendAsync() => DoAsync(by => Archive.Send(Id, by, _sentTo.Trim()), reload: true);

    private async Task FreezeAsync()
    {
        if (_report is null || !Period.TryParse(_report.Period, Instant.Parse(_report.AsOf).Day, out Period period))
        {
            return;
        }

        _busy = true;
        try
        {
            ArchivedReport frozen = await Desk.FreezeAsync(period, await NameAsync(), null, CancellationToken.None);
            _problem = null;
            Load();
            await CompareLiveAsync();
            if (frozen.Id != Id)
            {
                Navigation.NavigateTo($"/reports/{frozen.Id.ToString(CultureInfo.InvariantCulture)}");
            }
        }
        catch (StoreUnavailableException)
        {
            _problem = Texts.Drill.NotRecorded;
        }
        catch (ReportRefusedException refused)
        {
            _problem = refused.Message;
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task DoAsync(Action<string> step, bool reload)
    {
        try
        {
            step(await NameAsync());
            _problem = null;
        }
        catch (StoreUnavailableException)
        {
            _problem = Texts.Drill.NotRecorded;
            return;
        }
        catch (ReportRefusedException refused)
        {
            _problem = refused.Message;
            return;
        }

        if (reload)
        {
            Load();
        }
    }

    private void Compare(ChangeEventArgs chosen)
    {
        ArchivedReport? other = _others.FirstOrDefault(one => one.Id.ToString(CultureInfo.InvariantCulture) == chosen.Value as string);
        _differences = other is null || _made is null ? [] : FigureDifferences.Between(Archive.Open(other, FormFields.Of(Profile)).Json, _made.Json);
    }

    private async Task<string> NameAsync() => (await Caller).User.Identity?.Name ?? "";
}
