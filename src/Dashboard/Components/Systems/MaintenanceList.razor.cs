using System.Globalization;
using Ioc.Dashboard.Access;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Cases;
using Ioc.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Components.Systems;

/// <summary>Planned maintenance of a system, or of all: what runs, what comes, what is past; planned once or recurring, ended by hand.</summary>
public sealed partial class MaintenanceList
{
    private IReadOnlyList<PlannedMaintenance> _windows = [];
    private IReadOnlySet<string>? _own;
    private Instant _now;
    private string _system = string.Empty;
    private string _unit = string.Empty;
    private string _reason = string.Empty;
    private string _repeat = string.Empty;
    private DateTime _from;
    private DateTime _to;
    private DateOnly _until;
    private string? _problem;

    [Inject]
    public required MaintenanceDesk Desk { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Viewer { get; set; }

    /// <summary>Null: of every system.</summary>
    [Parameter]
    public string? System { get; set; }

    private SystemsTexts W => Texts.Systems;

    private string DraftName => $"maintenance-{System}";

    protected override async Task OnInitializedAsync()
    {
        _own = (await Viewer).User.Systems();
        _system = System ?? _own?.FirstOrDefault() ?? string.Empty;
        DateTime hour = Desk.Now.ToLocal().DateTime.Date.AddHours(Desk.Now.ToLocal().Hour + 1);
        (_from, _to, _until) = (hour, hour.AddHours(2), DateOnly.FromDateTime(hour.AddDays(28)));
        await LoadAsync();
    }

    protected override Task LoadAsync() => TryLoadAsync(() => Desk.ListAsync(CancellationToken.None), windows =>
    {
        _now = Desk.Now;
        _windows = [.. windows
            .Where(window => (System is null || window.System is null || window.System == System) && (window.Unit is null || Visible.Contains(window.Unit)))
            .OrderBy(window => window.To <= _now).ThenBy(window => window.From)];
    });

    private string StateOf(PlannedMaintenance window) =>
        window.EndedBy is { } by ? string.Format(CultureInfo.InvariantCulture, W.Ended, by)
        : window.To <= _now ? W.Past
        : window.From <= _now ? W.Running : W.Coming;

    /// <summary>What concerns all units is for who sees the province, what concerns a system for who has it.</summary>
    private bool MayChange(PlannedMaintenance window) => (_own is null || (window.System is { } system && _own.Contains(system))) && (Visible.Province || (window.Unit is { } unit && Visible.Contains(unit)));

    private async Task PlanAsync()
    {
        if (!Visible.Province || await Authorization.ActorAsync(Viewer, Policies.HandleIncidents) is not { } actor || !Handling.IsOf((await Viewer).User, _system.Length == 0 ? null : _system))
        {
            _problem = Texts.Unit.NotAllowed;
            return;
        }

        var wanted = new MaintenanceWish(
            _unit.Length == 0 ? null : _unit, _system.Length == 0 ? null : _system,
            new Instant(_from.Ticks - Instant.LocalOffset.Ticks), new Instant(_to.Ticks - Instant.LocalOffset.Ticks), _reason, _repeat, new LocalDay(_until.DayNumber));
        await RecordAsync(async () =>
        {
            bool planned = await Desk.PlanAsync(wanted, actor, CancellationToken.None);
            _reason = planned ? string.Empty : _reason;
            return planned ? null : W.PlanInvalid;
        });
    }

    private async Task EndAsync(PlannedMaintenance window, bool rest)
    {
        if (!MayChange(window) || await Authorization.ActorAsync(Viewer, Policies.HandleIncidents) is not { } actor)
        {
            _problem = Texts.Unit.NotAllowed;
            return;
        }

        await RecordAsync(async () =>
        {
            await Desk.EndAsync(window.Id, rest, actor, CancellationToken.None);
            return null;
        });
    }

    /// <summary>Does a step, which says what was wrong with it, and reads again; what could not be recorded is said, and the page stays.</summary>
    private async Task RecordAsync(Func<Task<string?>> step) => _problem = await TryRecordAsync(async () =>
    {
        _problem = await step();
        await LoadAsync();
    }) ? _problem : Texts.Drill.NotRecorded;
}
