using System.Globalization;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Alerts;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Alerts;

/// <summary>Rules of alerts: change, add, silence, delete one's own; where messages went. The rule that is being changed stands in the address.</summary>
public sealed partial class RulesPage
{
    private const string NewId = "new";
    private const int LongestSilence = 720;

    private static readonly AlertRule Blank = new() { Id = NewId, Figure = "overdueShare", Scope = AlertRule.EachUnit, Threshold = .3, Clear = .25, Duration = TimeSpan.FromMinutes(30) };

    private IReadOnlyList<AlertRule> _rules = [];
    private IReadOnlyList<AlertDelivery> _deliveries = [];
    private AlertRule? _entered; // what could not be saved, to be corrected
    private string? _problem;
    private string? _done;
    private bool _closed;

    [Inject]
    public required AlertRules Rules { get; set; }

    [Inject]
    public required AlertWords Words { get; set; }

    [Inject]
    public required AlertFigures Figures { get; set; }

    [Inject]
    public required AlertNews News { get; set; }

    [Inject]
    public required AlertOutbox Outbox { get; set; }

    [Inject]
    public required AuditLog Audit { get; set; }

    [Inject]
    public required Profile Profile { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [SupplyParameterFromQuery(Name = "edit")]
    public string? Edit { get; set; }

    private AlertTexts T => Texts.Alerts;

    private Instant Now => Instant.From(Time.GetUtcNow());

    private string Actor => Context.User.Identity?.Name ?? string.Empty;

    private string? Edited => _closed ? null : Edit;

    protected override void OnInitialized() => Read();

    private void Read()
    {
        _rules = Rules.All();
        _deliveries = Outbox.Latest(20);
    }

    private void Save(AlertRule? rule)
    {
        (AlertRule changed, string? wrong) = RuleForm.Read(Context.Request.Form, rule, Figures, Profile, Texts);
        if (wrong is not null)
        {
            (_entered, _problem) = (changed, string.Format(CultureInfo.InvariantCulture, T.Wrong, wrong));
            return;
        }

        Rules.Save(changed);
        Audit.Write(Actor, AuditAction.AlertRuleChanged, Named(changed), $"{Words.Condition(changed, Texts)} · {Words.Scope(changed, Texts)}");
        Saved(T.Saved);
    }

    /// <summary>As people named it; a shipped rule has a name in the reader's language, found by its id.</summary>
    private static string Named(AlertRule rule) => rule.Name.Length > 0 ? rule.Name : rule.Id;

    private void Silence(AlertRule rule)
    {
        string unit = Context.Request.Form["unit"].ToString();
        if (!int.TryParse(Context.Request.Form["hours"], NumberStyles.None, CultureInfo.InvariantCulture, out int hours) || hours > LongestSilence || (unit.Length > 0 && Profile.FindUnit(unit) is null))
        {
            _problem = string.Format(CultureInfo.InvariantCulture, T.Wrong, T.Silence);
            return;
        }

        Rules.Save(rule.Silenced(unit.Length == 0 ? null : unit, hours == 0 ? null : Now + TimeSpan.FromHours(hours), Now));
        Audit.Write(Actor, AuditAction.AlertSilenced, Named(rule), $"{hours.ToString(CultureInfo.InvariantCulture)} h {unit}".TrimEnd());
        Saved(T.Saved);
    }

    private void Delete(AlertRule rule)
    {
        if (Rules.Delete(rule, Now))
        {
            Audit.Write(Actor, AuditAction.AlertRuleDeleted, Named(rule));
            Saved(T.Deleted);
        }
    }

    private void Test()
    {
        int places = News.Test(Actor, Now);
        _done = places == 0 ? T.NowhereSet : string.Format(CultureInfo.InvariantCulture, T.Tested, Texts.Formats.Count(places));
        Read();
    }

    private void Saved(string done)
    {
        (_done, _closed) = (done, true);
        Read();
    }
}
