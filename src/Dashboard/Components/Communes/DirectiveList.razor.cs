using Ioc.Dashboard.Access;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Cases;
using Ioc.Operations.Figures;
using Ioc.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Directives to a unit: who, by when, done or not, and how the figure moved since. Who sees the whole province may give one; the unit's own officials mark it as done.</summary>
public sealed partial class DirectiveList
{
    /// <summary>As many are shown at first, and with each step more.</summary>
    private const int Step = 100;

    /// <summary>What others write appears after so long.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private IReadOnlyList<Directive> _directives = [];
    private IReadOnlyDictionary<long, DirectiveEffect> _effects = new Dictionary<long, DirectiveEffect>();
    private int _most = Step;
    private long _more;
    private string? _read;
    private long _readAt;
    private string _figure = "overdueShare";
    private string _text = string.Empty;
    private string _assignee = string.Empty;
    private DateOnly _due;
    private string? _problem;

    [Inject]
    public required Directives Directives { get; set; }

    [Inject]
    public required DirectiveEffects Effects { get; set; }

    [Inject]
    public required SharedReads Reads { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Viewer { get; set; }

    [Parameter]
    [EditorRequired]
    public string Unit { get; set; } = string.Empty;

    [Parameter]
    public Instant Now { get; set; }

    private UnitTexts W => Texts.Unit;

    protected override async Task OnParametersSetAsync()
    {
        if (_read != Unit)
        {
            (_read, _due, _most, _directives) = (Unit, (Now.Day + 7).Date, Step, []);
            await LoadAsync();
        }
        else if (TimeProvider.System.GetElapsedTime(_readAt) > Pace)
        {
            await LoadAsync();
        }
    }

    /// <summary>Directives that cannot be read again stay as they were; their effects are worked out again when they changed.</summary>
    protected override Task LoadAsync()
    {
        _readAt = TimeProvider.System.GetTimestamp();
        (string unit, int most, bool knewAll) = (Unit, _most, !Failed);
        return TryLoadAsync(
            async () =>
            {
                IReadOnlyList<Directive> directives = await Task.Run(() => Directives.Of(unit, most));
                bool same = knewAll && directives.SequenceEqual(_directives);
                if (unit == Unit)
                {
                    (_directives, _more) = (directives, directives.Count < most ? 0 : Directives.CountOf(unit) - directives.Count);
                }

                return same ? _effects : await Effects.OfAsync(directives, lines: true, CancellationToken.None);
            },
            effects => _effects = effects);
    }

    private async Task IssueAsync()
    {
        if (!Visible.Province || await Authorization.ActorAsync(Viewer, Policies.HandleIncidents) is not { } actor)
        {
            _problem = W.NotAllowed;
            return;
        }

        if (string.IsNullOrWhiteSpace(_text) || string.IsNullOrWhiteSpace(_assignee) || FigureColumn.Find(_figure) is not { } column)
        {
            _problem = W.Incomplete;
            return;
        }

        await RecordAsync(async () =>
        {
            (double? value, Period over) = await Effects.NowAsync(Unit, column, CancellationToken.None);
            Directives.Issue(Unit, column.Id, value, over, _text, _assignee, new LocalDay(_due.DayNumber), actor);
            (_text, _assignee) = (string.Empty, string.Empty);
        });
    }

    /// <summary>Whether it was recorded. The event is the item's: this list has to say that it changed.</summary>
    private async Task<bool> CompleteAsync(Directive directive, string outcome)
    {
        bool recorded = false;
        if (!Visible.Contains(Unit) || await Authorization.ActorAsync(Viewer, Policies.HandleIncidents) is not { } actor)
        {
            _problem = W.NotAllowed;
        }
        else
        {
            recorded = await RecordAsync(() =>
            {
                Directives.Complete(directive.Id, Unit, outcome, actor);
                return Task.CompletedTask;
            });
        }

        StateHasChanged();
        return recorded;
    }

    private async Task<bool> RecordAsync(Func<Task> step)
    {
        bool recorded = await TryRecordAsync(step);
        _problem = recorded ? null : Texts.Drill.NotRecorded;
        Reads.Forget(DirectiveBook.OpenOnes);
        await LoadAsync();
        return recorded;
    }

    private Task ShowMoreAsync()
    {
        _most += Step;
        return LoadAsync();
    }
}
