using System.Globalization;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Cases;
using Ioc.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Components.Incidents;

/// <summary>One incident: what happened when, what it touches, what was merged into it; people acknowledge, assign, note and resolve. It is over when reports say so.</summary>
public sealed partial class IncidentPage
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private IncidentFigures? _figures;
    private IReadOnlyList<IncidentStep> _steps = [];
    private string _assignee = string.Empty;
    private string _note = string.Empty;
    private string _remedy = string.Empty;
    private string? _problem;
    private bool _missing;
    private bool _isTheirs;
    private long? _loaded;
    private long _readAt;

    [Inject]
    public required IKpiReader Reader { get; set; }

    [Inject]
    public required IDrillReader Drill { get; set; }

    [Inject]
    public required IOperationalStore Store { get; set; }

    [Inject]
    public required SharedReads Shared { get; set; }

    [Inject]
    public required IncidentSteps Steps { get; set; }

    [Inject]
    public required AuditLog Audit { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Viewer { get; set; }

    [Parameter]
    public long Id { get; set; }

    private SystemsTexts W => Texts.Systems;

    private string NoteDraft => string.Create(CultureInfo.InvariantCulture, $"incident-{Id}-note");

    private string RemedyDraft => string.Create(CultureInfo.InvariantCulture, $"incident-{Id}-remedy");

    /// <summary>Whether people have called it resolved.</summary>
    private bool Handled => _steps.LastOrDefault(step => step.Kind is IncidentSteps.Resolved or IncidentSteps.Reopened)?.Kind == IncidentSteps.Resolved;

    protected override async Task OnParametersSetAsync()
    {
        await TakeAddressAsync();
        if (_loaded != Id)
        {
            (_loaded, _figures, _missing) = (Id, null, false);
            await LoadAsync();
        }
    }

    protected override async Task ShowAsync()
    {
        if (_figures is { } figures && figures.Incident.Resolved > Now && TimeProvider.System.GetElapsedTime(_readAt) > Pace)
        {
            await ReadAsync();
        }
    }

    protected override Task LoadAsync() => TryLoadAsync(() => FiguresAsync(), read =>
    {
        Take(read);
        if (_figures is null)
        {
            _missing = true;
            Navigation.NotFound();
        }
    });

    private async Task<(long Id, IncidentFigures? Figures, bool IsTheirs)> FiguresAsync(bool anew = false)
    {
        (long id, Instant now) = (Id, Now);
        IncidentFigures? figures = await Shared.ReadAsync(
            nameof(IncidentPage), (id, Visible.Key, At), anew ? TimeSpan.Zero : Pace, () => IncidentFigures.ReadAsync(Reader, Drill, id, Visible, now, CancellationToken.None));
        return (id, figures, figures is not null && Handling.IsOf((await Viewer).User, figures.TouchedUnits, figures.TouchedSystems));
    }

    private void Take((long Id, IncidentFigures? Figures, bool IsTheirs) read)
    {
        if (read.Id == Id)
        {
            (_figures, _isTheirs, _steps, _readAt) = (read.Figures, read.IsTheirs, Steps.Of(read.Id), TimeProvider.System.GetTimestamp());
        }
    }

    /// <summary>Anew: not what another viewer was given a moment ago.</summary>
    private async Task ReadAsync(bool anew = false) => Take(await FiguresAsync(anew));

    private async Task AcknowledgeAsync()
    {
        if (await ActorAsync(asTheirs: true) is { } actor)
        {
            await RecordAsync(async () =>
            {
                if (await Store.AcknowledgeIncidentAsync(Id, actor, CancellationToken.None))
                {
                    Shared.Forget(nameof(IncidentPage));
                    Audit.Write(actor, AuditAction.IncidentAcknowledged, "incident:" + Id.ToString(CultureInfo.InvariantCulture));
                }
            });
        }
    }

    private async Task StepAsync(string kind, string text)
    {
        if (string.IsNullOrWhiteSpace(text) || await ActorAsync(asTheirs: kind != IncidentSteps.Noted) is not { } actor)
        {
            return;
        }

        await RecordAsync(() =>
        {
            Steps.Add(Id, kind, text, actor);
            switch (kind)
            {
                case IncidentSteps.Assigned: _assignee = string.Empty; break;
                case IncidentSteps.Noted: _note = string.Empty; break;
                default: _remedy = string.Empty; break;
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>Does a step and reads the incident again; what could not be recorded is said.</summary>
    private async Task RecordAsync(Func<Task> step) => _problem = await TryRecordAsync(async () =>
    {
        await step();
        await ReadAsync();
    }) ? _problem : Texts.Drill.NotRecorded;

    /// <summary>Name of the viewer when the role suffices and the incident is theirs to see, and (asTheirs) touches nothing that is not theirs; else says so.</summary>
    private async Task<string?> ActorAsync(bool asTheirs)
    {
        string? viewer = await Authorization.ActorAsync(Viewer, Policies.HandleIncidents);

        // It may have grown since it was read: to other units, or to the whole province.
        if (asTheirs && !await TryRecordAsync(() => ReadAsync(anew: true)))
        {
            _problem = Texts.Drill.NotRecorded;
            return null;
        }

        string? actor = _figures is not null && (_isTheirs || !asTheirs) ? viewer : null;
        _problem = actor is null ? Texts.Unit.NotAllowed : null;
        return actor;
    }
}
