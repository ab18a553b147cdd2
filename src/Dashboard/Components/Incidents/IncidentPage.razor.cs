using Ioc.Dashboard.Access;
using Ioc.Dashboard.Cases;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
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
    private long _loaded;
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

    /// <summary>Whether people have called it resolved.</summary>
    private bool Handled => _steps.LastOrDefault(step => step.Kind is IncidentSteps.Resolved or IncidentSteps.Reopened)?.Kind == IncidentSteps.Resolved;

    protected override async Task OnParametersSetAsync()
    {
        await TakeAddressAsync();
        if (_loaded != Id)
        {
            _loaded = Id;
            await ReadAsync();
            if (_figures is null)
            {
                _missing = true;
                Navigation.NotFound();
            }
        }
    }

    protected override async Task ShowAsync()
    {
        if (_figures is { } figures && figures.Incident.Resolved > Now && TimeProvider.System.GetElapsedTime(_readAt) > Pace)
        {
            await ReadAsync();
        }
    }

    /// <summary>Anew: not what another viewer was given a moment ago.</summary>
    private async Task ReadAsync(bool anew = false)
    {
        _readAt = TimeProvider.System.GetTimestamp();
        _figures = await Shared.ReadAsync(
            nameof(IncidentPage), (Id, Visible.Key, At), anew ? TimeSpan.Zero : Pace, () => IncidentFigures.ReadAsync(Reader, Drill, Id, Visible, Now, CancellationToken.None));
        _steps = Steps.Of(Id);
        _isTheirs = _figures is { } figures && Handling.IsOf((await Viewer).User, figures.TouchedUnits, figures.TouchedSystems);
    }

    private async Task AcknowledgeAsync()
    {
        if (await ActorAsync(asTheirs: true) is { } actor)
        {
            if (await Store.AcknowledgeIncidentAsync(Id, actor, CancellationToken.None))
            {
                Shared.Forget(nameof(IncidentPage));
                Audit.Write(actor, AuditAction.IncidentAcknowledged, "incident:" + Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            await ReadAsync();
        }
    }

    private async Task StepAsync(string kind, string text)
    {
        if (string.IsNullOrWhiteSpace(text) || await ActorAsync(asTheirs: kind != IncidentSteps.Noted) is not { } actor)
        {
            return;
        }

        Steps.Add(Id, kind, text, actor);
        (_assignee, _note, _remedy) = (string.Empty, string.Empty, string.Empty);
        await ReadAsync();
    }

    /// <summary>Name of the viewer when the role suffices and the incident is theirs to see, and (asTheirs) touches nothing that is not theirs; else says so.</summary>
    private async Task<string?> ActorAsync(bool asTheirs)
    {
        AuthenticationState viewer = await Viewer;
        AuthorizationResult may = await Authorization.AuthorizeAsync(viewer.User, Policies.HandleIncidents);
        if (asTheirs)
        {
            // It may have grown since it was read: to other units, or to the whole province.
            await ReadAsync(anew: true);
        }

        string? actor = may.Succeeded && _figures is not null && (_isTheirs || !asTheirs) ? viewer.User.Identity?.Name : null;
        _problem = actor is null ? Texts.Unit.NotAllowed : null;
        return actor;
    }
}
