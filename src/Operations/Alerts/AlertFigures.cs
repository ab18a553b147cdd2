using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Live;

namespace Ioc.Operations.Alerts;

/// <summary>
/// What values are made of: the board, the events rejected today by unit ("": of none that is known; null: not known), and whether a person must set something right at the time-series store (null: not known).
/// </summary>
public sealed record AlertInputs(LiveSnapshot Snapshot, IReadOnlyDictionary<string, long>? Rejected, bool? SeriesRefused = null);

/// <summary>What rules may watch, and its values now. Immutable, thread-safe.</summary>
public sealed class AlertFigures(Profile profile)
{
    public const string SourceLag = "sourceLag", SeriesRefused = "seriesRefused";

    /// <summary>Before the id of a system: in how many units it is down or silent.</summary>
    public const string SystemPrefix = "system:";

    public const string Rejected = "rejectedEvents";

    /// <summary>A share of less than this many dossiers says nothing (KPIS.md, Which communes lag: too few to judge).</summary>
    private const int FewestToJudge = LagScores.FewestDossiers;

    private const string Quality = "/data-quality", Incidents = "/incidents", Systems = "/systems";

    public static readonly IReadOnlyList<AlertFigure> All =
    [
        Now(Catalogue.Backlog), Now(Catalogue.Overdue),
        new(Catalogue.OverdueShare.Id) { IsShare = true, Dossiers = Catalogue.Overdue.Id, Course = Catalogue.Overdue.Id, Over = Catalogue.Backlog.Id, Component = Catalogue.OverdueShare.Component },
        Now(Catalogue.DueSoon), Now(Catalogue.Paused),
        new("receivedToday") { Dossiers = Catalogue.Received.Id, Course = Catalogue.Received.Id },
        new("resolvedToday") { Dossiers = Catalogue.Resolved.Id, Course = Catalogue.Resolved.Id },
        Month(Catalogue.OnlineShare), Month(Catalogue.FullyOnlineShare), Month(Catalogue.OnTimeRate),
        new(Catalogue.AverageWorkingHours.Id) { Dossiers = Catalogue.AverageWorkingHours.Id, Course = Catalogue.AverageWorkingHours.Id, OfMonth = true },
        Month(Catalogue.DigitizedComponentsShare), Month(Catalogue.DigitizedResultShare),
        Month(Catalogue.OnlinePaymentShare),
        Month(Catalogue.SatisfiedShare) with { Dossiers = null },
        new("lagScore") { OfProvince = false, OfMonth = true },
        new(Catalogue.Availability.Id) { IsShare = true, OfMonth = true, Course = Catalogue.Availability.Id, Page = Systems, Component = Catalogue.OwnAvailability.Component },
        new(Catalogue.OwnAvailability.Id) { OfProvince = false, IsShare = true, OfMonth = true, Component = Catalogue.OwnAvailability.Component },
        new(Catalogue.OutagesOpen.Id) { Course = Catalogue.OutagesOpen.Id, Page = Incidents },
        new("offline") { Course = Catalogue.CommunesOffline.Id, Page = Incidents },
        new("systemWide") { OfUnits = false, Course = Catalogue.OutagesOpen.Id, Page = Incidents },
        new("reportingShare") { OfUnits = false, IsShare = true, Course = "communesReporting", Over = AlertFigure.Units, Page = Quality },
        new("silentMinutes") { OfProvince = false, Page = Quality },
        new(Rejected) { Page = Quality },
        new("incomplete") { Page = Quality },
        new(SourceLag) { OfUnits = false, Page = Quality },
        new(SeriesRefused) { OfUnits = false, Page = Quality },
    ];

    private readonly LagScores _scores = new(profile.LagComponents);

    /// <summary>The figure; of a system of the profile too. Null: there is none.</summary>
    public AlertFigure? Find(string id) =>
        All.FirstOrDefault(figure => figure.Id == id)
        ?? (id.StartsWith(SystemPrefix, StringComparison.Ordinal) && profile.FindSystem(id[SystemPrefix.Length..]) is { } system
            ? new AlertFigure(id) { OfUnits = false, Page = $"{Systems}/{Uri.EscapeDataString(system.Id)}" }
            : null);

    /// <summary>The profile's goal for it; null: none.</summary>
    public double? Goal(AlertFigure figure) => profile.FindLagComponent(figure.Component)?.Goal;

    /// <summary>Values that the rule looks at; none for a figure or unit that does not exist (any more).</summary>
    public IEnumerable<AlertReading> Read(AlertRule rule, AlertInputs inputs)
    {
        LiveSnapshot snapshot = inputs.Snapshot;
        if (Find(rule.Figure) is not { } figure)
        {
            return [];
        }

        if (rule.Scope == AlertRule.EachUnit)
        {
            return figure.OfUnits ? snapshot.Units.Where(unit => unit.Unit.IsValidOn(snapshot.AsOf.Day)).Select(unit => Read(figure, unit, inputs)) : [];
        }

        if (Scope.TryParse(rule.Scope, out Scope scope) && scope.Unit is { } code)
        {
            return figure.OfUnits && snapshot.Unit(code) is { } unit ? [Read(figure, unit, inputs)] : [];
        }

        return figure.OfProvince ? [new AlertReading(null, OfProvince(rule, inputs))] : [];
    }

    private AlertReading Read(AlertFigure figure, UnitLive unit, AlertInputs inputs) => new(unit.Unit.Code, OfUnit(figure.Id, unit, inputs));

    /// <summary>A dashboard that has just started knows nothing yet: what was not heard of is null, not 0.</summary>
    private static double? OfProvince(AlertRule rule, AlertInputs inputs) => rule.Figure switch
    {
        SeriesRefused => inputs.SeriesRefused is { } refused ? (refused ? 1 : 0) : null,
        SourceLag => Lag(rule, inputs.Snapshot.Source),
        Rejected => inputs.Rejected?.Values.Sum(),
        "systemWide" or "outagesOpen" or "offline" when !inputs.Snapshot.KnowsIncidents => null,
        "systemWide" => inputs.Snapshot.Incidents.Count(incident => incident.Kind == IncidentKind.SystemWide),
        _ when rule.Figure.StartsWith(SystemPrefix, StringComparison.Ordinal) => inputs.Snapshot.KnowsIncidents ? UnitsWithout(rule.Figure[SystemPrefix.Length..], inputs.Snapshot) : null,
        _ => Value(rule.Figure, inputs.Snapshot.Province),
    };

    /// <summary>What is known of a source that was never heard is how long it lags at least: enough to raise an alert, never to end one.</summary>
    private static double? Lag(AlertRule rule, SourceState source) =>
        source.NeverHeard && !(rule.Above && rule.Violates(source.Lag.TotalSeconds)) ? null : source.Lag.TotalSeconds;

    /// <summary>Units in which the system is down or silent.</summary>
    private static int UnitsWithout(string system, LiveSnapshot snapshot) =>
        snapshot.Units.Count(unit => unit.Health?.Systems.Any(each => each.System == system && each.State is (SystemState.Down or SystemState.Silent)) == true);

    private double? OfUnit(string id, UnitLive unit, AlertInputs inputs) => id switch
    {
        "outagesOpen" or "offline" when unit.Health is null => null,
        "lagScore" => unit.Dossiers is null ? null : Score(LiveFigures.Of([unit], null, inputs.Snapshot.AsOf), unit.Health?.OwnAvailability),
        "ownAvailability" => unit.Health?.OwnAvailability,
        "silentMinutes" => LastArrival(unit) is { } last ? Math.Max(0, (inputs.Snapshot.AsOf - last).TotalMinutes) : null,
        Rejected => inputs.Rejected is { } rejected ? rejected.GetValueOrDefault(unit.Unit.Code) : null,
        _ => Value(id, LiveFigures.Of([unit], null, inputs.Snapshot.AsOf)),
    };

    private double? Score(LiveFigures figures, double? ownAvailability) => _scores.Of(LagFigures.Of(figures.Month, figures.Now, ownAvailability)).Score;

    private static Metrics.Time.Instant? LastArrival(UnitLive unit)
    {
        Metrics.Time.Instant? dossiers = unit.Dossiers?.LastArrival, health = unit.Health?.LastArrival;
        return dossiers is null || health > dossiers ? health : dossiers;
    }

    private static double? Value(string id, LiveFigures figures) => id switch
    {
        "reportingShare" => figures.Expected == 0 ? null : (double)figures.Reporting / figures.Expected,
        "outagesOpen" => figures.OutagesOpen,
        "offline" => figures.CommunesOffline,
        "availability" => figures.Availability,
        _ when !figures.Known => null,
        "receivedToday" => figures.Today[Counter.Received],
        "resolvedToday" => figures.Today[Counter.Resolved],
        "incomplete" => figures.Today[Counter.Incomplete],
        _ when Catalogue.Find(id) is { } figure => Whole(figure, figures) < FewestToJudge ? null : figure.Of(figures.Month, figures.Now),
        _ => null,
    };

    /// <summary>Of how many a share is; null for what is no share.</summary>
    private static long? Whole(Figure figure, LiveFigures figures) =>
        figure.Kind == FigureKind.Quotient ? figures.Month.Sum(figure.Whole) : figure.StateWhole?.Invoke(figures.Now);

    private static AlertFigure Now(Figure figure) => new(figure.Id) { Dossiers = figure.Id, Course = figure.Id };

    private static AlertFigure Month(Figure figure) => new(figure.Id) { IsShare = true, Dossiers = figure.Id, Course = figure.Id, OfMonth = true, Component = figure.Component };
}
