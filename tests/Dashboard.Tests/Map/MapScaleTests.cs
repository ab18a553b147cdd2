using System.Globalization;
using Ioc.Dashboard.Components.Map;
using Ioc.Metrics.Profiles;
using Ioc.Operations.Figures;
using Ioc.Resources;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Map;

/// <summary>Steps of colour: every value has one, and the legend says the same range.</summary>
public sealed class MapScaleTests
{
    private static readonly Profile Profile = Repository.LoadProfile();
    private static readonly Texts Words = Texts.Of(Language.English);

    [Fact]
    public void A_lag_score_gets_darker_with_every_bound()
    {
        MapScale scale = MapScale.Of(Profile, null, [], Words);
        new double?[] { 0, 9.9, 10, 20, 35, 49.9, 50, 100 }.Select(scale.StepOf).ShouldBe([0, 0, 1, 2, 3, 3, 4, 4]);
        scale.Legend.Select(step => step.Range).ShouldBe(["< 10.0", "10.0 – < 20.0", "20.0 – < 35.0", "35.0 – < 50.0", "≥ 50.0"]);
    }

    [Fact]
    public void A_share_that_should_be_high_is_palest_at_its_goal_and_darkest_below_its_floor()
    {
        LagComponent goal = Profile.LagComponents.Single(component => component.Id == "on-time");
        MapScale scale = MapScale.Of(Profile, FigureColumn.Find("onTimeRate"), [], Words);
        scale.StepOf(goal.Goal).ShouldBe(0);
        scale.StepOf(1).ShouldBe(0);
        scale.StepOf(goal.Goal - 1e-6).ShouldBe(1);
        scale.StepOf(0).ShouldBe(4);
        scale.Legend.Count.ShouldBe(5);
    }

    [Fact]
    public void A_share_that_should_be_low_is_palest_at_its_goal()
    {
        LagComponent goal = Profile.LagComponents.Single(component => component.Id == "overdue");
        MapScale scale = MapScale.Of(Profile, FigureColumn.Find("overdueShare"), [], Words);
        scale.StepOf(goal.Goal / 2).ShouldBe(0);
        scale.StepOf(1).ShouldBe(4);
    }

    [Fact]
    public void A_figure_without_a_goal_is_parted_into_fifths_of_the_communes()
    {
        MapScale scale = MapScale.Of(Profile, FigureColumn.Find("received"), [.. Enumerable.Range(1, 100).Select(i => (double?)i)], Words);
        Enumerable.Range(1, 100).GroupBy(i => scale.StepOf(i)).Select(step => step.Count()).ShouldBe([20, 20, 20, 20, 20]);
    }

    [Fact]
    public void Nothing_known_has_no_step_and_a_legend_that_says_so()
    {
        MapScale scale = MapScale.Of(Profile, FigureColumn.Find("received"), [null, null], Words);
        scale.StepOf(null).ShouldBeNull();
        scale.Legend.ShouldHaveSingleItem().Range.ShouldBe(Formats.Nothing);
    }

    [Fact]
    public void Every_value_is_in_the_range_that_the_legend_gives_its_step()
    {
        // Most communes have none: 0 is a step of its own, not the lower end of one.
        MapScale scale = MapScale.Of(Profile, FigureColumn.Find("outagesOpen"), [0, 0, 0, 0, 0, 0, 0, 1, 2, 5], Words);
        scale.StepOf(0).ShouldBe(0);
        scale.StepOf(5)!.Value.ShouldBe(scale.Legend[^1].Step);
        scale.Legend[0].Range.ShouldBe("0");
    }

    [Theory]
    [InlineData(new double[] { 0, 0, 0, 0, 1, 1, 2, 2, 5, 9 }, new[] { "0", "1", "2 – 4", "≥ 5" })]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 }, new[] { "0", "≥ 1" })]
    [InlineData(new double[] { 0, 0, 0, 0, 0 }, new[] { "0", "≥ 1" })]
    [InlineData(new double[] { 7, 7, 7, 7, 7 }, new[] { "0 – 6", "≥ 7" })]
    [InlineData(new double[] { 3, 3, 3, 3, 8 }, new[] { "0 – 7", "≥ 8" })]
    [InlineData(new double[] { 1000, 2000, 3000, 4000, 5000 }, new[] { "0 – 1,999", "2,000 – 2,999", "3,000 – 3,999", "4,000 – 4,999", "≥ 5,000" })]
    public void Steps_of_whole_numbers_do_not_touch(double[] values, string[] ranges) =>
        MapScale.Of(Profile, FigureColumn.Find("received"), [.. values], Words).Legend.Select(step => step.Range).ShouldBe(ranges);

    [Fact]
    public void Every_whole_number_is_named_by_one_range_of_the_legend_that_of_its_step()
    {
        var random = new Random(7);
        for (int round = 0; round < 300; round++)
        {
            double?[] values = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (double?)random.Next(random.Next(1, 60)))];
            MapScale scale = MapScale.Of(Profile, FigureColumn.Find("backlog"), values, Words);
            for (int value = 0; value < 70; value++)
            {
                scale.Legend.Where(step => Holds(step.Range, value)).Select(step => (int?)step.Step).ShouldBe([scale.StepOf(value)], $"{value} among {string.Join(' ', values)}");
            }
        }
    }

    [Fact]
    public void A_share_of_nothing_is_a_step_of_its_own_and_the_next_begins_above_it()
    {
        MapScale scale = MapScale.Of(Profile, FigureColumn.Find("onlineShare"), [0, 0, 0, 0, .1, .2, .3, .4, .5, .6], Words);
        scale.Legend.Take(2).Select(step => step.Range).ShouldBe(["0.0%", "> 0.0% – < 10.0%"]);
        MapScale.Of(Profile, FigureColumn.Find("onlineShare"), [0, 0, 0, 0, 0, 0, 0, 0, 0, 1], Words).Legend.Select(step => step.Range).ShouldBe(["0.0%", "> 0.0%"]);
    }

    private static bool Holds(string range, int value)
    {
        if (range.StartsWith("≥ ", StringComparison.Ordinal))
        {
            return value >= Number(range[2..]);
        }

        string[] ends = range.Split(" – ");
        return value >= Number(ends[0]) && value <= Number(ends[^1]);

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
