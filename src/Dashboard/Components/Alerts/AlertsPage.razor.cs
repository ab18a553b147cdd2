using System.Globalization;
using System.Security.Claims;
using Ioc.Dashboard.Access;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Resources;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Alerts;

/// <summary>Alerts: open ones with who took them, rules for who may change them, and what has been, each beside the course of its figure.</summary>
public sealed partial class AlertsPage
{
    private const int PageSize = 20;
    private const string NewId = "new";
    private static readonly TimeSpan CoursePatience = TimeSpan.FromSeconds(2);

    private static readonly AlertRule Blank = new() { Id = NewId, Figure = "overdueShare", Scope = AlertRule.EachUnit, Threshold = .3, Clear = .25, Duration = TimeSpan.FromMinutes(30) };

    private readonly Dictionary<long, AlertCourse> _courses = [];
    private IReadOnlyList<AlertRule> _rules = [];
    private List<(OpenAlert Alert, AlertRule Rule)> _open = [];
    private List<(AlertRow Row, OpenAlert Alert, AlertRule Rule)> _history = [];
    private IReadOnlyList<AlertDelivery> _deliveries = [];
    private bool _mayAct;
    private bool _mayManage;
    private string? _problem;
    private string? _done;
    private string? _opened;

    [Inject]
    public required AlertStore Store { get; set; }

    [Inject]
    public required AlertWords Words { get; set; }

    [Inject]
    public required AlertFigures Figures { get; set; }

    [Inject]
    public required AlertNews News { get; set; }

    [Inject]
    public required AlertOutbox Outbox { get; set; }

    [Inject]
    public required SeriesReader Series { get; set; }

    [Inject]
    public required AuditLog Audit { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [CascadingParameter]
    public required VisibleUnits Visible { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    public long? Before { get; set; }

    private AlertTexts T => Texts.Alerts;

    private Instant Now => Instant.From(Time.GetUtcNow());

    private string Actor => Context.User.Identity?.Name ?? string.Empty;

    protected override async Task OnInitializedAsync()
    {
        ClaimsPrincipal user = Context.User;
        _mayAct = (await Authorization.AuthorizeAsync(user, Policies.HandleIncidents)).Succeeded;
        _mayManage = Visible.Province && (await Authorization.AuthorizeAsync(user, Policies.ManageAlerts)).Succeeded;
        Read();
        await ReadCoursesAsync();
    }

    /// <summary>As far as the time-series store gives them soon: the page does without.</summary>
    private async Task ReadCoursesAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Context.RequestAborted);
        limit.CancelAfter(CoursePatience);
        try
        {
            foreach ((AlertRow row, OpenAlert alert, AlertRule rule) in _history.Take(8))
            {
                if (await AlertCourse.ReadAsync(row, alert, rule, Figures, Series, Now, limit.Token) is { } course)
                {
                    _courses[row.Id] = course;
                }
            }
        }
        catch (Exception away) when (away is StoreUnavailableException || (away is OperationCanceledException && !Context.RequestAborted.IsCancellationRequested))
        {
            // /health/ready says so.
        }
    }

    private void Read()
    {
        _rules = Store.Rules();
        Dictionary<string, AlertRule> byId = _rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        _open = [.. Store.Open().Select(alert => AlertEndpoints.Seen(alert, Visible)).OfType<OpenAlert>().Where(alert => byId.ContainsKey(alert.Rule)).Select(alert => (alert, byId[alert.Rule]))];
        _history = [.. Store.History(PageSize, Before).Where(row => byId.ContainsKey(row.Rule))
            .Select(row => (row, AlertEndpoints.Seen(AlertCourse.Of(row), Visible)!, byId[row.Rule])).Where(one => one.Item2 is not null)];
        _deliveries = _mayManage ? Outbox.Latest(10) : [];
    }

    private void Acknowledge(OpenAlert alert)
    {
        if (_mayAct && Store.Acknowledge(alert.Id, Actor, Now))
        {
            Audit.Write(Actor, "alert-acknowledged", alert.Id.ToString(CultureInfo.InvariantCulture), alert.Rule);
            Saved();
        }
    }

    private void Save(AlertRule? rule)
    {
        _opened = rule?.Id ?? NewId;
        if (!_mayManage)
        {
            return;
        }

        if (RuleForm.Read(Context.Request.Form, rule, Figures, Profile, Texts) is not { Rule: { } changed } read)
        {
            _problem = T.Wrong;
            return;
        }

        if (read.Wrong is { } wrong)
        {
            _problem = string.Format(CultureInfo.InvariantCulture, T.Wrong, wrong);
            return;
        }

        Store.Save(changed);
        Audit.Write(Actor, "alert-rule-changed", changed.Id, $"{Words.Condition(changed, Texts)} · {changed.Scope}");
        Saved();
    }

    private void Silence(AlertRule rule)
    {
        if (_mayManage && int.TryParse(Context.Request.Form["hours"], NumberStyles.None, CultureInfo.InvariantCulture, out int hours) && hours <= 720)
        {
            Store.Save(rule with { SilencedUntil = hours == 0 ? null : Now + TimeSpan.FromHours(hours) });
            Audit.Write(Actor, "alert-silenced", rule.Id, $"{hours.ToString(CultureInfo.InvariantCulture)} h");
            Saved();
        }
    }

    private void Test()
    {
        if (_mayManage)
        {
            int places = News.Test(Actor, Now);
            _done = places == 0 ? T.NowhereSet : string.Format(CultureInfo.InvariantCulture, T.Tested, Texts.Formats.Count(places));
            Read();
        }
    }

    private void Saved()
    {
        (_done, _opened) = (T.Saved, null);
        Read();
    }
}
