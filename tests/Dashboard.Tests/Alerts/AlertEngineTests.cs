using Ioc.Metrics.Time;
using Ioc.Operations.Alerts;

namespace Ioc.Dashboard.Tests.Alerts;

public sealed class AlertEngineTests
{
    private static readonly Instant Morning = Instant.Parse("2025-11-03T08:00:00+07:00");

    private AlertState _state = AlertState.Empty;
    private Instant _now = Morning;

    private static AlertRule Rule(int minutes = 0) => new()
    {
        Id = "overdue",
        Figure = "overdueShare",
        Scope = AlertRule.EachUnit,
        Threshold = .3,
        Clear = .25,
        Duration = TimeSpan.FromMinutes(minutes),
    };

    [Fact]
    public void Condition_must_last_to_become_an_alert_and_a_dip_begins_anew()
    {
        AlertRule rule = Rule(10);
        Step(rule, 0, .4).ShouldBeEmpty();
        Step(rule, 9, .4).ShouldBeEmpty();
        Step(rule, 1, .29).ShouldBeEmpty();
        Step(rule, 1, .4).ShouldBeEmpty();
        Step(rule, 9, .4).ShouldBeEmpty();
        Step(rule, 1, .4).ShouldBe([AlertChange.Raised, AlertChange.Notify]);
        _state.Open["overdue"].Since.ShouldBe(Morning + TimeSpan.FromMinutes(11));
    }

    [Fact]
    public void Between_threshold_and_safe_level_it_goes_on()
    {
        AlertRule rule = Rule();
        Step(rule, 0, .31).ShouldBe([AlertChange.Raised, AlertChange.Notify]);
        Step(rule, 1, .27).ShouldBe([AlertChange.Moved]);
        Step(rule, 1, .27).ShouldBeEmpty();
        Step(rule, 1, .25).ShouldBe([AlertChange.Ended]);
        Step(rule, 1, .29).ShouldBeEmpty();
        _state.Open.ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_below_a_threshold_is_the_mirror_of_one_above()
    {
        AlertRule rule = Rule() with { Above = false, Threshold = .9, Clear = .92 };
        Step(rule, 0, .9).ShouldBeEmpty();
        Step(rule, 1, .89).ShouldBe([AlertChange.Raised, AlertChange.Notify]);
        Step(rule, 1, .91).ShouldBe([AlertChange.Moved]);
        Step(rule, 1, .92).ShouldBe([AlertChange.Ended]);
    }

    [Fact]
    public void What_is_not_known_neither_raises_nor_ends()
    {
        AlertRule rule = Rule();
        Step(rule, 0, (double?)null).ShouldBeEmpty();
        Step(rule, 1, .5).ShouldBe([AlertChange.Raised, AlertChange.Notify]);
        Step(rule, 1, (double?)null).ShouldBeEmpty();
        _state.Open.Count.ShouldBe(1);
    }

    [Fact]
    public void A_hundred_communes_at_once_are_one_alert_that_ends_with_the_last()
    {
        AlertRule rule = Rule();
        AlertReading[] all = [.. Enumerable.Range(0, 100).Select(i => new AlertReading($"{10000 + i}", .5))];
        Step(rule, 0, all).ShouldBe([AlertChange.Raised, AlertChange.Notify]);
        _state.Open["overdue"].Units.Count.ShouldBe(100);
        Step(rule, 1, (AlertReading[])[.. all.Skip(1), new AlertReading("10000", 0)]).ShouldBe([AlertChange.Moved]);
        _state.Open["overdue"].Units.Count.ShouldBe(99);
        Step(rule, 1, (AlertReading[])[.. all.Select(one => one with { Value = 0 })]).ShouldBe([AlertChange.Ended]);
    }

    [Theory]
    [InlineData("21:00", "06:00", 22, true)]
    [InlineData("21:00", "06:00", 3, true)]
    [InlineData("21:00", "06:00", 6, false)]
    [InlineData("21:00", "06:00", 12, false)]
    [InlineData("11:30", "13:30", 12, true)]
    [InlineData("11:30", "13:30", 14, false)]
    public void Quiet_hours_may_go_over_midnight(string from, string to, int hour, bool held) =>
        (Rule() with { QuietFrom = TimeSpan.Parse(from, System.Globalization.CultureInfo.InvariantCulture), QuietTo = TimeSpan.Parse(to, System.Globalization.CultureInfo.InvariantCulture) })
            .IsHeld(Morning.Day.Start + TimeSpan.FromHours(hour)).ShouldBe(held);

    [Fact]
    public void In_quiet_hours_it_shows_and_is_sent_when_they_end_if_it_still_is()
    {
        AlertRule rule = Rule() with { QuietFrom = TimeSpan.FromHours(7), QuietTo = TimeSpan.FromHours(9) };
        Step(rule, 0, .5).ShouldBe([AlertChange.Raised]);
        Step(rule, 59, .5).ShouldBeEmpty();
        Step(rule, 1, .5).ShouldBe([AlertChange.Notify]);
        Step(rule, 60, .5).ShouldBeEmpty();
    }

    [Fact]
    public void Silence_has_an_end()
    {
        AlertRule rule = Rule() with { SilencedUntil = Morning + TimeSpan.FromMinutes(30) };
        Step(rule, 0, .5).ShouldBe([AlertChange.Raised]);
        Step(rule, 29, .5).ShouldBeEmpty();
        Step(rule, 1, .5).ShouldBe([AlertChange.Notify]);
    }

    [Fact]
    public void It_is_sent_again_and_again_until_somebody_acknowledges_it_and_not_for_ever()
    {
        AlertRule rule = Rule() with { EscalateAfter = TimeSpan.FromMinutes(15) };
        Step(rule, 0, .5).ShouldBe([AlertChange.Raised, AlertChange.Notify]);
        Step(rule, 14, .5).ShouldBeEmpty();
        for (int i = 0; i < AlertEngine.MostEscalations; i++)
        {
            Step(rule, i == 0 ? 1 : 15, .5).ShouldBe([AlertChange.Escalate]);
            Step(rule, 0, .5).ShouldBeEmpty();
        }

        Step(rule, 60, .5).ShouldBeEmpty();
    }

    [Fact]
    public void Acknowledged_in_time_it_is_not_sent_again()
    {
        AlertRule rule = Rule() with { EscalateAfter = TimeSpan.FromMinutes(15) };
        Step(rule, 0, .5);
        Acknowledge();
        Step(rule, 60, .5).ShouldBeEmpty();
        _state.Open["overdue"].IsAcknowledged.ShouldBeTrue();
    }

    [Fact]
    public void A_unit_that_joins_later_is_told_of_and_is_not_covered_by_the_acknowledgement_of_the_others()
    {
        AlertRule rule = Rule() with { EscalateAfter = TimeSpan.FromMinutes(15) };
        Step(rule, 0, Of("10001"));
        Step(rule, 1, Of("10001"));
        Acknowledge();
        IReadOnlyList<AlertStep> steps = Steps(rule, 60, Of("10001", "10002"));
        steps.Select(step => step.Change).ShouldBe([AlertChange.Moved, AlertChange.Joined]);
        steps[^1].About.Units.ShouldBe(["10002"]);
        steps[^1].About.Since.ShouldBe(_now);
        steps[^1].Alert.Units.ShouldBe(["10001", "10002"]);
        (_state.Open["overdue"].IsAcknowledged, _state.Open["overdue"].JoinedSince).ShouldBe((false, 1));

        steps = Steps(rule, 15, Of("10001", "10002"));
        steps.ShouldHaveSingleItem().Change.ShouldBe(AlertChange.Escalate);
        steps[0].About.Units.ShouldBe(["10002"]);
        Acknowledge();
        Step(rule, 60, Of("10001", "10002")).ShouldBeEmpty();
        _state.Open["overdue"].IsAcknowledged.ShouldBeTrue();
    }

    [Fact]
    public void Units_that_join_one_after_the_other_are_told_of_together()
    {
        AlertRule rule = Rule();
        string[] units = [.. Enumerable.Range(0, 9).Select(i => $"{10000 + i}")];
        Step(rule, 0, Of(units[..1])).ShouldBe([AlertChange.Raised, AlertChange.Notify]);
        for (int known = 2; known <= 9; known++)
        {
            Step(rule, 1, Of(units[..known])).ShouldBe([AlertChange.Moved]);
        }

        IReadOnlyList<AlertStep> steps = Steps(rule, 2, Of(units));
        steps.ShouldHaveSingleItem().Change.ShouldBe(AlertChange.Joined);
        steps[0].About.Units.ShouldBe(units[1..]);
        Step(rule, 60, Of(units)).ShouldBeEmpty();
    }

    [Fact]
    public void A_unit_that_left_and_comes_back_is_news()
    {
        AlertRule rule = Rule();
        Step(rule, 0, Of("10001", "10002"));
        Step(rule, 10, [new AlertReading("10001", .5), new AlertReading("10002", 0)]).ShouldBe([AlertChange.Moved]);
        IReadOnlyList<AlertStep> steps = Steps(rule, 10, Of("10001", "10002"));
        steps[^1].Change.ShouldBe(AlertChange.Joined);
        steps[^1].About.Units.ShouldBe(["10002"]);
    }

    [Fact]
    public void A_silenced_unit_shows_and_is_told_of_when_its_silence_is_over()
    {
        AlertRule rule = (Rule() with { EscalateAfter = TimeSpan.FromMinutes(15) }).Silenced("10002", Morning + TimeSpan.FromMinutes(40), Morning);
        IReadOnlyList<AlertStep> steps = Steps(rule, 0, Of("10001", "10002"));
        steps[^1].Change.ShouldBe(AlertChange.Notify);
        steps[^1].About.Units.ShouldBe(["10001"]);
        _state.Open["overdue"].Units.ShouldBe(["10001", "10002"]);
        Steps(rule, 15, Of("10001", "10002")).ShouldHaveSingleItem().About.Units.ShouldBe(["10001"]);
        steps = Steps(rule, 25, Of("10001", "10002"));
        steps.Select(step => step.Change).ShouldBe([AlertChange.Joined, AlertChange.Escalate]);
        steps[0].About.Units.ShouldBe(["10002"]);
    }

    [Fact]
    public void An_alert_of_silenced_units_alone_is_not_sent()
    {
        AlertRule rule = Rule().Silenced("10001", Morning + TimeSpan.FromHours(1), Morning);
        Step(rule, 0, Of("10001")).ShouldBe([AlertChange.Raised]);
        _state.Open["overdue"].NotifiedAt.ShouldBeNull();
        rule.Silenced("10001", null, Morning).SilencedUnits.ShouldBeEmpty();
    }

    [Fact]
    public void After_a_restart_open_alerts_go_on_without_being_raised_again()
    {
        AlertRule rule = Rule(10);
        Step(rule, 0, .5);
        Step(rule, 10, .5).ShouldBe([AlertChange.Raised, AlertChange.Notify]);
        _state = AlertEngine.Resume(_state.Open.Values.Select(alert => AlertRow.Of(alert).Alert()));
        Step(rule, 60, .5).ShouldBeEmpty();
        Step(rule, 1, .2).ShouldBe([AlertChange.Ended]);
    }

    [Fact]
    public void A_rule_that_is_switched_off_ends_its_alert()
    {
        Step(Rule(), 0, .5);
        Step(Rule() with { Enabled = false }, 1, .5).ShouldBe([AlertChange.Ended]);
    }

    private AlertChange[] Step(AlertRule rule, int minutes, double? value) => Step(rule, minutes, (AlertReading[])[new AlertReading("16681", value)]);

    private AlertChange[] Step(AlertRule rule, int minutes, IReadOnlyList<AlertReading> readings) => [.. Steps(rule, minutes, readings).Select(step => step.Change)];

    private IReadOnlyList<AlertStep> Steps(AlertRule rule, int minutes, IReadOnlyList<AlertReading> readings)
    {
        _now += TimeSpan.FromMinutes(minutes);
        (_state, IReadOnlyList<AlertStep> steps) = AlertEngine.Step(_state, [rule], _ => readings, _now);
        return steps;
    }

    private void Acknowledge() =>
        _state = _state with { Open = _state.Open.ToDictionary(one => one.Key, one => one.Value with { AcknowledgedAt = _now, AcknowledgedBy = "an" }) };

    private static AlertReading[] Of(params string[] units) => [.. units.Select(unit => new AlertReading(unit, .5))];
}
