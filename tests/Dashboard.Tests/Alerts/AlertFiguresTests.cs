using Ioc.Dashboard.Live;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Live;
using Ioc.Metrics.Time;
using Ioc.Operations.Alerts;
using Ioc.Operations.Live;
using Ioc.Resources;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Alerts;

public sealed class AlertFiguresTests
{
    private readonly FakeClock _clock = new(Instant.Parse("2025-11-03T08:00:00+07:00"));
    private readonly AlertFigures _figures = new(SmallProfile.Create());
    private readonly LiveBoard _board;

    public AlertFiguresTests() => _board = new LiveBoard(SmallProfile.Create(), new Source(), _clock);

    [Theory]
    [InlineData("resolvedToday", 40)]
    [InlineData("paused", 3)]
    [InlineData("averageWorkingHours", 6)]
    [InlineData("digitizedResultShare", .5)]
    [InlineData("digitizedComponentsShare", .25)]
    [InlineData("onlinePaymentShare", .75)]
    [InlineData("ownAvailability", .9)]
    [InlineData("silentMinutes", 30)]
    [InlineData("incomplete", 2)]
    [InlineData("rejectedEvents", 7)]
    [InlineData("overdueShare", .5)]
    public void Figures_and_states_of_a_unit_may_be_watched(string figure, double value)
    {
        Publish();
        Read(figure, "commune:10001").ShouldHaveSingleItem().ShouldBe(new AlertReading("10001", value));
    }

    [Fact]
    public void Lag_score_is_that_of_the_standings()
    {
        Metrics.Profiles.Profile profile = Repository.LoadProfile();
        var board = new LiveBoard(profile, new Source(), _clock);
        Publish(board, "16681");
        double? score = new CommuneStandings(profile).Of(board.Latest.Unit("16681")!, board.Latest).LagScore;
        score.ShouldNotBeNull();
        new AlertFigures(profile).Read(Rule("lagScore", "commune:16681"), new AlertInputs(board.Latest, null)).Single().Value.ShouldBe(score);
    }

    [Theory]
    [InlineData("lagScore")]
    [InlineData("ownAvailability")]
    [InlineData("silentMinutes")]
    public void What_only_units_have_is_not_read_of_the_province(string figure)
    {
        Publish();
        Read(figure, "province").ShouldBeEmpty();
    }

    [Fact]
    public void A_unit_of_which_nothing_arrived_is_not_known_to_be_silent() => Read("silentMinutes", "commune:10002").Single().Value.ShouldBeNull();

    [Fact]
    public void Rejected_events_of_no_known_unit_are_the_provinces() => Read("rejectedEvents", "province").Single().Value.ShouldBe(9);

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Every_figure_and_shipped_rule_has_a_name(Language language)
    {
        AlertTexts texts = Texts.Of(language).Alerts;
        AlertFigures.All.Select(figure => figure.Id).Except(texts.FigureNames.Keys).ShouldBeEmpty();
        DefaultRules.All.Select(rule => rule.Id).Except(texts.RuleNames.Keys).ShouldBeEmpty();
        DefaultRules.All.ShouldAllBe(rule => _figures.Find(rule.Figure) != null);
    }

    [Theory]
    [InlineData("onTimeRate", "10001", "/dossiers?scope=commune%3A10001&figure=resolvedOnTime&of=onTimeRate&period=2025-11")]
    [InlineData("overdueShare", "10001", "/dossiers?scope=commune%3A10001&figure=overdue&period=today")]
    [InlineData("offline", "10001", "/communes/10001")]
    [InlineData("offline", "10001 10002", "/communes?kind=all&units=10001%2C10002")]
    [InlineData("silentMinutes", "10001 10002", "/data-quality")]
    [InlineData("systemWide", "", "/incidents")]
    [InlineData("outagesOpen", "", "/incidents")]
    [InlineData("sourceLag", "", "/data-quality")]
    [InlineData("availability", "", "/systems")]
    [InlineData("overdue", "", "/dossiers?scope=province&figure=overdue&period=today")]
    public void An_alert_leads_to_the_page_that_shows_it(string figure, string units, string address)
    {
        AlertRule rule = Rule(figure, "province");
        new AlertAddress(_figures, _board).Of(new OpenAlert(rule.Id, _clock.Now, _clock.Now, units.Split(' ', StringSplitOptions.RemoveEmptyEntries), 1), rule, _clock.Now).ShouldBe(address);
    }

    private void Publish() => Publish(_board, "10001");

    private void Publish(LiveBoard board, string unit)
    {
        Instant now = _clock.Now;
        var counts = new CounterVector
        {
            [Counter.Received] = 40,
            [Counter.Resolved] = 40,
            [Counter.ResolvedOnTime] = 30,
            [Counter.WorkingTicks] = 240 * TimeSpan.TicksPerHour,
            [Counter.DigitizedResult] = 20,
            [Counter.DigitizedComponents] = 10,
            [Counter.PaidOnline] = 30,
            [Counter.PaidOffline] = 10,
            [Counter.Incomplete] = 2,
        };
        board.Publish(new DossierPart(unit, 1, 1, now, now.Day, counts, counts.Copy(), new InstantCounts(20, 3, 10, 0), now - TimeSpan.FromMinutes(90)));
        board.Publish(new HealthPart(unit, 1, 1, now, [], 0, false, .95, .9) { LastArrival = now - TimeSpan.FromMinutes(30) });
        board.Take();
    }

    private AlertReading[] Read(string figure, string scope) =>
        [.. _figures.Read(Rule(figure, scope), new AlertInputs(_board.Latest, new Dictionary<string, long> { ["10001"] = 7, [""] = 2 }))];

    private static AlertRule Rule(string figure, string scope) => new() { Id = "rule", Figure = figure, Scope = scope, Threshold = 0, Clear = 0 };

    private sealed class Source : ISourceWatch
    {
        public SourceState Now(Instant now) => new(SourceCondition.Live, TimeSpan.Zero, now, false, null);
    }
}
