using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Tests.Kpis;

/// <summary>Scores worked out by hand from the table of KPIS.md.</summary>
public sealed class LagScoreTests
{
    public static readonly IReadOnlyList<LagComponent> Table =
    [
        new("on-time", .30, .98, .70),
        new("overdue", .25, 0, .30),
        new("fully-online", .20, .80, .20),
        new("digitization", .10, 1, .50),
        new("availability", .10, .999, .95),
        new("satisfaction", .05, .90, .60),
    ];

    private static readonly LagScores _scores = new(Table);

    [Fact]
    public void All_goals_met_is_zero_and_all_floors_reached_is_a_hundred()
    {
        _scores.Of(new LagFigures(100, 1, 0, .9, 1, 1, .95)).Score.ShouldBe(0);
        _scores.Of(new LagFigures(100, .5, .4, .1, .3, .9, .2)).Score.ShouldBe(100);
    }

    [Fact]
    public void Points_are_weights_times_shortfalls()
    {
        // on-time (.98-.84)/.28 = .5 -> 15; overdue .06/.30 = .2 -> 5; fully-online (.80-.50)/.60 = .5 -> 10;
        // digitization (1-.9)/.5 = .2 -> 2; availability (.999-.9745)/.049 = .5 -> 5; satisfaction met -> 0.
        LagScore lag = _scores.Of(new LagFigures(100, .84, .06, .50, .90, .9745, .95));
        lag.Score.ShouldBe(37);
        lag.Reasons.Select(reason => reason.Component).ShouldBe(["on-time", "fully-online", "overdue", "availability", "digitization", "satisfaction"]);
        lag.Reasons[0].Points.ShouldBe(15, 1e-9);
        lag.Reasons[^1].Points.ShouldBe(0);
    }

    [Fact]
    public void Components_without_data_are_left_out_and_the_weights_scaled_up()
    {
        // .30 and .20 are left: on-time .5 × .6 = 30; fully-online 1 × .4 = 40.
        LagScore lag = _scores.Of(new LagFigures(20, .84, null, .1, null, null, null));
        lag.Score.ShouldBe(70);
        lag.Reasons.Select(reason => (reason.Component, Math.Round(reason.Points, 9))).ShouldBe([("fully-online", 40), ("on-time", 30)]);
    }

    [Fact]
    public void The_score_has_four_decimals()
    {
        // on-time alone: (.98 - 2/3) / .28 = 1.1190... -> clamped; (.98 - .9) / .28 = .285714...
        _scores.Of(new LagFigures(50, .9, null, null, null, null, null)).Score.ShouldBe(28.5714);
    }

    [Fact]
    public void Equal_reasons_stand_in_the_order_of_the_table_whatever_the_sums_leave_behind()
    {
        // Equal weights and the same share of the way from goal to floor: equal points, by other goals and floors.
        LagComponent[] table = [.. Table.Select(component => component with { Weight = 1.0 / 6 })];
        foreach (LagComponent[] order in (LagComponent[][])[table, [.. table.Reverse()]])
        {
            for (int parts = 3; parts <= 240; parts++)
            {
                for (int part = 0; part <= parts; part += 1 + (parts / 16))
                {
                    double Figure(int index) => table[index].Goal - ((table[index].Goal - table[index].Floor) * part / parts);
                    LagScore lag = new LagScores(order).Of(new LagFigures(100, Figure(0), Figure(1), Figure(2), Figure(3), Figure(4), Figure(5)));
                    lag.Reasons.Select(reason => reason.Component).ShouldBe(order.Select(component => component.Id), $"{part} of {parts}");
                    lag.Reasons[0].Points.ShouldBe(100.0 / 6 * part / parts, 1e-4);
                }
            }
        }
    }

    [Fact]
    public void Below_twenty_dossiers_there_is_no_score_but_reasons()
    {
        LagScore lag = _scores.Of(new LagFigures(19, .5, null, null, null, null, null));
        lag.Score.ShouldBeNull();
        lag.Reasons.ShouldHaveSingleItem().Points.ShouldBe(100);
    }

    [Fact]
    public void Without_any_component_there_is_neither() =>
        _scores.Of(new LagFigures(500, null, null, null, null, null, null)).ShouldSatisfyAllConditions(
            lag => lag.Score.ShouldBeNull(),
            lag => lag.Reasons.ShouldBeEmpty());

    [Fact]
    public void A_change_is_against_the_period_before_and_null_when_it_had_no_data()
    {
        LagScore lag = _scores.Of(new LagFigures(50, .75, .1, null, null, null, null), new LagFigures(5, .5, null, .3, null, null, null));
        lag.Reasons.Single(reason => reason.Component == "on-time").Change.ShouldBe(.25);
        lag.Reasons.Single(reason => reason.Component == "overdue").Change.ShouldBeNull();
    }

    [Fact]
    public void A_figure_at_its_goal_has_no_negative_zero() =>
        _scores.Of(new LagFigures(50, null, 0, null, null, null, null)).Reasons.ShouldHaveSingleItem().Points.Equals(0.0)
            .ShouldBeTrue();
}
