using Ioc.Dashboard.Components.Figures;

namespace Ioc.Dashboard.Tests.Figures;

public sealed class CommuneOrderTests
{
    private static readonly CommuneLine[] Lines =
    [
        Line("1", "Xã Đô Lương", lag: 10, overdue: 3),
        Line("2", "Xã An Châu", lag: null, overdue: 9),
        Line("3", "Phường Vinh Hưng", lag: 40, overdue: null),
        Line("4", "Xã Dền", lag: 40, overdue: 0),
    ];

    [Fact]
    public void What_lags_most_comes_first_and_ties_by_code() => Codes(CommuneOrder.Parse(null, null)).ShouldBe(["3", "4", "1", "2"]);

    [Theory]
    [InlineData("desc", new[] { "2", "1", "4", "3" })]
    [InlineData("asc", new[] { "4", "1", "2", "3" })]
    public void What_is_not_known_stands_last_either_way(string order, string[] codes) => Codes(CommuneOrder.Parse("overdue", order)).ShouldBe(codes);

    [Fact]
    public void Names_stand_in_the_order_of_a_Vietnamese_dictionary()
    {
        Codes(CommuneOrder.Parse("name", null)).ShouldBe(["3", "2", "4", "1"]);
        Codes(CommuneOrder.Parse("name", "desc")).ShouldBe(["1", "4", "2", "3"]);
    }

    [Fact]
    public void A_column_that_does_not_exist_gives_the_default() => CommuneOrder.Parse("x'; drop", null).ShouldBe(CommuneOrder.Default);

    [Fact]
    public void A_second_click_turns_the_order_round()
    {
        CommuneOrder once = CommuneOrder.Default.Clicked("overdue");
        once.ShouldBe(new CommuneOrder("overdue", true));
        once.Clicked("overdue").ShouldBe(new CommuneOrder("overdue", false));
        once.Clicked("name").ShouldBe(new CommuneOrder("name", false));
    }

    private static IEnumerable<string> Codes(CommuneOrder order) => order.Sort(Lines).Select(line => line.Code);

    private static CommuneLine Line(string code, string name, double? lag, long? overdue) => new(code, name, lag, null, null, new ScopeFigures { Overdue = overdue });
}
