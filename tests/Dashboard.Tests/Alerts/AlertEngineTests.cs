using Ioc.Dashboard.Alerts;
using Ioc.Metrics.Time;

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
    public void It_is_sent_again_once_when_nobody_acknowledges_it()
    {
        AlertRule rule = Rule() with { EscalateAfter = TimeSpan.FromMinutes(15) };
        Step(rule, 0, .5).ShouldBe([AlertChange.Raised, AlertChange.Notify]);
        Step(rule, 14, .5).ShouldBeEmpty();
        Step(rule, 1, .5).ShouldBe([AlertChange.Escalate]);
        Step(rule, 60, .5).ShouldBeEmpty();
    }

    [Fact]
    public void Acknowledged_in_time_it_is_not_sent_again()
    {
        AlertRule rule = Rule() with { EscalateAfter = TimeSpan.FromMinutes(15) };
        Step(rule, 0, .5);
        _state = _state with { Open = new Dictionary<string, OpenAlert> { ["overdue"] = _state.Open["overdue"] with { AcknowledgedAt = _now } } };
        Step(rule, 60, .5).ShouldBeEmpty();
    }

    [Fact]
    public void After_a_restart_open_alerts_go_on_without_being_raised_again()
    {
        AlertRule rule = Rule(10);
        Step(rule, 0, .5);
        Step(rule, 10, .5).ShouldBe([AlertChange.Raised, AlertChange.Notify]);
        _state = AlertEngine.Resume(_state.Open.Values);
        Step(rule, 1, .5).ShouldBeEmpty();
        Step(rule, 1, .2).ShouldBe([AlertChange.Ended]);
    }

    [Fact]
    public void A_rule_that_is_switched_off_ends_its_alert()
    {
        Step(Rule(), 0, .5);
        Step(Rule() with { Enabled = false }, 1, .5).ShouldBe([AlertChange.Ended]);
    }

    private AlertChange[] Step(AlertRule rule, int minutes, double? value) => Step(rule, minutes, (AlertReading[])[new AlertReading("16681", value)]);

    private AlertChange[] Step(AlertRule rule, int minutes, IReadOnlyList<AlertReading> readings)
    {
        _now += TimeSpan.FromMinutes(minutes);
        (_state, IReadOnlyList<(AlertChange Change, OpenAlert Alert)> changes) = AlertEngine.Step(_state, [rule], _ => readings, _now);
        return [.. changes.Select(change => change.Change)];
    }
}
