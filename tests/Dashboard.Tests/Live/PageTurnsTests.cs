using Ioc.Operations.Live;

namespace Ioc.Dashboard.Tests.Live;

public sealed class PageTurnsTests
{
    [Fact]
    public void Two_hundred_pages_are_spread_over_the_second_and_a_few_hardly_wait()
    {
        var turns = new PageTurns();
        TimeSpan[] waits = [.. Enumerable.Range(0, 200).Select(_ => PageTurns.Of(turns.Take()))];
        waits.Distinct().Count().ShouldBe(200);
        waits[0].ShouldBe(TimeSpan.Zero);
        waits[..10].ShouldAllBe(wait => wait < TimeSpan.FromMilliseconds(50));
        waits.ShouldAllBe(wait => wait < TimeSpan.FromSeconds(1));
        PageTurns.Of(turns.Take()).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Place_of_a_page_that_was_closed_is_given_again()
    {
        var turns = new PageTurns();
        int first = turns.Take(), second = turns.Take(), third = turns.Take();
        turns.GiveBack(third);
        turns.GiveBack(first);
        turns.Take().ShouldBe(first);
        turns.Take().ShouldBe(third);
        turns.Take().ShouldBe(third + 1);
        second.ShouldBe(1);
    }
}
