using Ioc.Dashboard.Live;
using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;

namespace Ioc.Dashboard.Alerts;

/// <summary>A figure or state that rules may watch. IsShare: 0..1, written as percent. Dossiers: the figure whose dossiers stand behind it; Series: its name in /series; null: none.</summary>
public sealed record AlertFigure(string Id, bool OfUnits, bool IsShare, string? Dossiers, string? Series);

/// <summary>What rules may watch, and its values now. Immutable, thread-safe.</summary>
public sealed class AlertFigures(Profile profile)
{
    /// <summary>Before the id of a system: in how many units it is down or silent.</summary>
    public const string SystemPrefix = "system:";

    public static readonly IReadOnlyList<AlertFigure> All =
    [
        new("backlog", true, false, "backlog", "backlog"),
        new("overdue", true, false, "overdue", "overdue"),
        new("overdueShare", true, true, "overdue", null),
        new("dueSoon", true, false, "dueSoon", "dueSoon"),
        new("receivedToday", true, false, "received", "received"),
        new("onlineShare", true, true, "receivedOnline", "onlineShare"),
        new("fullyOnlineShare", true, true, "resolvedFullyOnline", "fullyOnlineShare"),
        new("onTimeRate", true, true, "resolvedOnTime", "onTimeRate"),
        new("satisfiedShare", true, true, null, "satisfiedShare"),
        new("availability", true, true, null, "availability"),
        new("outagesOpen", true, false, null, "outagesOpen"),
        new("offline", true, false, null, null),
        new("systemWide", false, false, null, null),
        new("reportingShare", false, true, null, null),
        new("sourceLag", false, false, null, null),
    ];

    /// <summary>The figure; of a system of the profile too. Null: there is none.</summary>
    public AlertFigure? Find(string id) =>
        All.FirstOrDefault(figure => figure.Id == id)
        ?? (id.StartsWith(SystemPrefix, StringComparison.Ordinal) && profile.FindSystem(id[SystemPrefix.Length..]) is not null ? new AlertFigure(id, false, false, null, null) : null);

    /// <summary>Values that the rule looks at; none for a figure or unit that does not exist (any more).</summary>
    public IEnumerable<AlertReading> Read(AlertRule rule, LiveSnapshot snapshot)
    {
        if (Find(rule.Figure) is not { } figure)
        {
            return [];
        }

        if (rule.Scope == AlertRule.EachUnit)
        {
            return figure.OfUnits
                ? snapshot.Units.Where(unit => unit.Unit.IsValidOn(snapshot.AsOf.Day)).Select(unit => new AlertReading(unit.Unit.Code, Value(figure.Id, LiveFigures.Of([unit], null, snapshot.AsOf), snapshot)))
                : [];
        }

        if (Scope.TryParse(rule.Scope, out Scope scope) && scope.Unit is { } code)
        {
            return snapshot.Figures(code) is { } figures ? [new AlertReading(code, Value(figure.Id, figures, snapshot))] : [];
        }

        return [new AlertReading(null, Value(figure.Id, snapshot.Province, snapshot))];
    }

    private static double? Value(string id, LiveFigures figures, LiveSnapshot snapshot) => id switch
    {
        "sourceLag" => snapshot.Source.Lag.TotalSeconds,
        "reportingShare" => figures.Expected == 0 ? null : (double)figures.Reporting / figures.Expected,
        "systemWide" => snapshot.Incidents.Count(incident => incident.Kind == IncidentKind.SystemWide),
        "outagesOpen" => figures.OutagesOpen,
        "offline" => figures.CommunesOffline,
        "availability" => figures.Availability,
        _ when id.StartsWith(SystemPrefix, StringComparison.Ordinal) =>
            snapshot.Units.Count(unit => unit.Health?.Systems.Any(system => system.System == id[SystemPrefix.Length..] && (system.State is SystemState.Down or SystemState.Silent)) == true),
        _ when !figures.Known => null,
        "backlog" => figures.Now.Backlog,
        "overdue" => figures.Now.Overdue,
        "overdueShare" => figures.Now.Backlog < FewestToJudge ? null : (double)figures.Now.Overdue / figures.Now.Backlog,
        "dueSoon" => figures.Now.DueSoon,
        "receivedToday" => figures.Today[Counter.Received],
        "onlineShare" => Share(figures, Counter.ReceivedOnline, Counter.Received),
        "fullyOnlineShare" => Share(figures, Counter.ResolvedFullyOnline, Counter.Resolved),
        "onTimeRate" => Share(figures, Counter.ResolvedOnTime, Counter.Resolved),
        "satisfiedShare" => Share(figures, Counter.Satisfied, Counter.Ratings),
        _ => null,
    };

    /// <summary>A share of less than this many dossiers says nothing (KPIS.md, Which communes lag: too few to judge).</summary>
    private const int FewestToJudge = 20;

    private static double? Share(LiveFigures figures, Counter part, Counter whole) => figures.Month[whole] < FewestToJudge ? null : figures.MonthShare(part, whole);
}
