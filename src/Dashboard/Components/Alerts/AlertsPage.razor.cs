using System.Security.Claims;
using Ioc.Dashboard.Components.Shared;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Alerts;
using Ioc.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Ioc.Dashboard.Components.Alerts;

/// <summary>Alerts, live: open ones with who took them, and what has been, each beside the course of its figure.</summary>
public sealed partial class AlertsPage
{
    private const int PageSize = 20;

    /// <summary>Courses read of the open alerts, and of those that are over.</summary>
    private const int MostCourses = 8;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2), CourseAge = TimeSpan.FromMinutes(1);

    private readonly Dictionary<long, (CourseAnswer Answer, long ReadAt)> _courses = [];
    private List<ShownAlert> _open = [];
    private PastAlerts _history = new([], null);
    private bool _isKnown;
    private bool _mayAct;
    private bool _mayManage;
    private string? _problem;
    private long _readAt;
    private Instant _seen;

    [Inject]
    public required AlertStore Store { get; set; }

    [Inject]
    public required AlertRules Rules { get; set; }

    [Inject]
    public required AlertHistory History { get; set; }

    [Inject]
    public required AlertCourses Courses { get; set; }

    [Inject]
    public required AlertDuty Duty { get; set; }

    [Inject]
    public required AlertWords Words { get; set; }

    [Inject]
    public required AlertAddress Addresses { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Viewer { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    public string? BeforeText { get; set; }

    private long? Before => QueryNumber.Of(BeforeText);

    private AlertTexts T => Texts.Alerts;

    protected override async Task OnParametersSetAsync()
    {
        await TakeAddressAsync();
        ClaimsPrincipal user = (await Viewer).User;
        _mayAct = (await Authorization.AuthorizeAsync(user, Policies.HandleIncidents)).Succeeded;
        _mayManage = Visible.Province && (await Authorization.AuthorizeAsync(user, Policies.ManageAlerts)).Succeeded;
        await LoadAsync();
    }

    protected override async Task ShowAsync()
    {
        if (TimeProvider.System.GetElapsedTime(_readAt) > Pace)
        {
            await ReadAsync();
        }
    }

    protected override Task LoadAsync() => TryLoadAsync(
        async () =>
        {
            await ReadAsync();
            return true;
        },
        known => _isKnown = known);

    private async Task ReadAsync()
    {
        _readAt = TimeProvider.System.GetTimestamp();
        _seen = Now;
        ClaimsPrincipal user = (await Viewer).User;
        IReadOnlyDictionary<string, AlertRule> rules = Rules.EverKnown();
        var open = new List<ShownAlert>();
        foreach (OpenAlert whole in Store.Open())
        {
            if (whole.SeenBy(Visible) is { } alert && rules.TryGetValue(whole.Rule, out AlertRule? rule))
            {
                open.Add(new ShownAlert(alert, whole, rule, await Duty.MayAsync(user, whole, rule)));
            }
        }

        _open = open;
        _history = History.Read(Visible, Before, PageSize);
        await ReadCoursesAsync();
    }

    /// <summary>All at once, and only what is not known or may have moved.</summary>
    private async Task ReadCoursesAsync()
    {
        IEnumerable<(long Id, OpenAlert Alert, AlertRule Rule, Instant? Ended)> wanted = _open.Take(MostCourses).Select(shown => (shown.Alert.Id, shown.Alert, shown.Rule, (Instant?)null))
            .Concat(_history.Items.Take(MostCourses).Select(past => (past.Row.Id, past.Alert, past.Rule, past.Row.Ended)));
        await Task.WhenAll(wanted.Where(one => IsOld(one.Id, one.Ended)).ToArray().Select(async one =>
            _courses[one.Id] = (await Courses.ReadAsync(one.Alert, one.Rule, one.Ended, Visible.Province, CancellationToken.None), TimeProvider.System.GetTimestamp())));
    }

    /// <summary>The course of what is over is read once when the store answers.</summary>
    private bool IsOld(long id, Instant? ended) =>
        !_courses.TryGetValue(id, out (CourseAnswer Answer, long ReadAt) known)
        || ((known.Answer.IsAway || ended is null) && TimeProvider.System.GetElapsedTime(known.ReadAt) > CourseAge);

    private async Task AcknowledgeAsync(ShownAlert shown)
    {
        bool taken = false;
        if (!await TryRecordAsync(async () =>
        {
            taken = await Duty.AcknowledgeAsync((await Viewer).User, shown.Whole, shown.Rule, _seen);
            await ReadAsync();
        }))
        {
            _problem = Texts.Drill.NotRecorded;
            return;
        }

        _problem = taken ? null : T.NotTaken;
    }
}
