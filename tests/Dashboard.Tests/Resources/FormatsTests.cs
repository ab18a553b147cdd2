using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Resources;

public sealed class FormatsTests
{
    private static readonly Formats Vietnamese = Formats.Of(Language.Vietnamese);
    private static readonly Formats English = Formats.Of(Language.English);

    [Fact]
    public void Numbers_are_written_as_the_language_does()
    {
        Vietnamese.Count(12345).ShouldBe("12.345");
        English.Count(12345).ShouldBe("12,345");
        Vietnamese.Percent(0.8241).ShouldBe("82,4\u00a0%");
        English.Percent(0.8241).ShouldBe("82.4%");
    }

    [Theory]
    [InlineData(0.79999, "79,9\u00a0%")]
    [InlineData(0.8, "80,0\u00a0%")]
    [InlineData(0.29, "29,0\u00a0%")]
    [InlineData(1.0, "100,0\u00a0%")]
    public void A_share_below_its_goal_is_never_shown_as_the_goal(double share, string text) =>
        Vietnamese.Percent(share).ShouldBe(text);

    [Fact]
    public void What_does_not_exist_is_a_dash_not_a_zero()
    {
        Vietnamese.Percent(null).ShouldBe(Formats.Nothing);
        Vietnamese.Count(null).ShouldBe(Formats.Nothing);
        Vietnamese.DayAndTime(null).ShouldBe(Formats.Nothing);
    }

    [Theory]
    [InlineData(0, "0 days")]
    [InlineData(1, "1 day")]
    [InlineData(1200, "1,200 days")]
    public void Words_around_a_count_agree_with_it(long count, string text)
    {
        English.Counted("{0} day|{0} days", count).ShouldBe(text);
        Vietnamese.Counted("{0} ngày", 1).ShouldBe("1 ngày");
    }

    [Theory]
    [InlineData(59, "dưới 1 phút")]
    [InlineData(60, "1 phút")]
    [InlineData(7200, "2 giờ")]
    [InlineData(8040, "2 giờ 14 phút")]
    [InlineData(183600, "2 ngày 3 giờ")]
    public void An_age_has_its_two_greatest_units(int seconds, string text) =>
        Vietnamese.Age(TimeSpan.FromSeconds(seconds)).ShouldBe(text);
}
