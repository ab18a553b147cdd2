using Ioc.Dashboard.Access;
using Ioc.Dashboard.Components.Shared;
using Ioc.Metrics.Kpis;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Operations.Cases;
using Ioc.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>Notes about a unit and explanations of its figures, with their history. One changes or removes one's own.</summary>
public sealed partial class NoteList
{
    /// <summary>As many are shown at first, and with each step more.</summary>
    private const int Step = 100;

    /// <summary>What others write appears after so long.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private IReadOnlyList<Note> _notes = [];
    private int _most = Step;
    private long _more;
    private string? _read;
    private long _readAt;
    private string? _viewer;
    private string _figure = string.Empty;
    private string _text = string.Empty;
    private string _changed = string.Empty;
    private long? _changing;
    private Draft? _draft;
    private string? _problem;

    [Inject]
    public required Notes Notes { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Viewer { get; set; }

    [Parameter]
    [EditorRequired]
    public string Unit { get; set; } = string.Empty;

    /// <summary>The period shown: what an explanation is of.</summary>
    [Parameter]
    [EditorRequired]
    public Period Days { get; set; }

    /// <summary>Notes were written, changed or removed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private UnitTexts W => Texts.Unit;

    private string Subject => Notes.OfUnit(Unit);

    protected override async Task OnParametersSetAsync()
    {
        if (_read != Unit)
        {
            (_read, _most) = (Unit, Step);
            _viewer = (await Viewer).User.Identity?.Name;
            _notes = [];
            await LoadAsync();
        }
        else if (_changing is null && TimeProvider.System.GetElapsedTime(_readAt) > Pace)
        {
            IEnumerable<(long, long?, long?)> before = Marks(_notes);
            await LoadAsync();
            if (!Marks(_notes).SequenceEqual(before))
            {
                // The tiles of explained figures are the page's.
                await Changed.InvokeAsync();
            }
        }
    }

    /// <summary>The tile of the explained figure, with the days that the explanation is of; null: the page has no tile of it.</summary>
    private string? FigureLink(Note note) => ExplainedFigures.TileOf(note.Figure) is { } tile
        ? $"/communes/{Uri.EscapeDataString(Unit)}?period={FigureAddress.Write(note.Over ?? Days)}#figure-{tile}" : null;

    private Task WriteAsync() => StepAsync(author =>
    {
        if (!string.IsNullOrWhiteSpace(_text))
        {
            Notes.Write(Subject, _figure.Length == 0 ? null : (_figure, Days), _text, author);
            _text = string.Empty;
        }
    });

    private async Task ChangeAsync(Note note)
    {
        bool changed = false;
        await StepAsync(author => changed = !string.IsNullOrWhiteSpace(_changed) && Notes.Change(note.Id, _changed, author));
        if (changed)
        {
            await EndChangeAsync();
        }
    }

    private async Task EndChangeAsync()
    {
        _changing = null;
        await _draft!.ForgetAsync();
    }

    private Task RemoveAsync(Note note) => StepAsync(author => Notes.Remove(note.Id, author));

    /// <summary>Does it in the viewer's name, if the role and the unit are theirs.</summary>
    private async Task StepAsync(Action<string> step)
    {
        if (!Visible.Contains(Unit) || await Authorization.ActorAsync(Viewer, Policies.Explain) is not { } author)
        {
            _problem = W.NotAllowed;
            return;
        }

        bool recorded = await TryRecordAsync(() =>
        {
            step(author);
            return Task.CompletedTask;
        });
        _problem = recorded ? null : Texts.Drill.NotRecorded;
        await LoadAsync();
        await Changed.InvokeAsync();
    }

    private Task ShowMoreAsync()
    {
        _most += Step;
        return LoadAsync();
    }

    private static (long Id, long? ChangedAt, long? RemovedAt)[] Marks(IReadOnlyList<Note> notes) => [.. notes.Select(note => (note.Id, note.ChangedAt, note.RemovedAt))];

    /// <summary>Notes that cannot be read again stay as they were.</summary>
    protected override Task LoadAsync()
    {
        _readAt = TimeProvider.System.GetTimestamp();
        (string subject, int most) = (Subject, _most);
        return TryLoadAsync(
            () => Task.Run(() => Notes.Of(subject, most) is var notes && notes.Count < most ? (notes, 0L) : (notes, Notes.CountOf(subject) - notes.Count)),
            read => (_notes, _more) = read);
    }
}
