using Ioc.Dashboard.Components.Charts;
using Ioc.Reports.Content;
using Ioc.Resources;
using Plotly.Blazor.Traces;

namespace Ioc.Dashboard.Tests.Charts;

/// <summary>A line that grows is appended to; whatever else differs is drawn anew.</summary>
public sealed class PlotContentTests
{
    private static readonly PlotContent _drawn = Of(1, [1, null, 3]);

    [Fact]
    public void Points_after_those_that_are_drawn_are_appended_also_when_the_oldest_went()
    {
        Of(1, [1, null, 3, 4, null]).Appended(_drawn).ShouldBe(2);
        Of(2, [null, 3, 4]).Appended(_drawn).ShouldBe(1);
        Of(2, [null, 3, 4]).IsDrawnBy(_drawn).ShouldBeFalse();
    }

    [Fact]
    public void What_is_the_same_is_not_drawn_again() => Of(1, [1, null, 3]).IsDrawnBy(_drawn).ShouldBeTrue();

    [Fact]
    public void Whatever_else_differs_is_drawn_anew()
    {
        foreach (PlotContent other in new[]
        {
            Of(1, [1, 2, 3, 4]), // what was not known is
            Of(1, [1, null, 3.5, 4]),
            Of(1, [1, null]),
            Of(5, [1, null, 3, 4]), // nothing of it is left
            Of(1, [1, null, 3, 4], name: "Cao nhất"),
            Of(1, [1, null, 3, 4], language: Language.English),
            Of(1, [1, null, 3, 4]) with { Hover = ",d" },
            Of(1, []),
        })
        {
            other.Appended(_drawn).ShouldBe(0);
            other.IsDrawnBy(_drawn).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_step_that_is_not_over_is_drawn_once_it_is()
    {
        PlotContent open = Of(1, [1, null, 3, 4]) with { LastIsOpen = true };
        open.IsDrawnBy(_drawn).ShouldBeTrue();
        (Of(1, [1, null, 3, 4.5, 5]) with { LastIsOpen = true }).Appended(open).ShouldBe(1);
        ((Scatter)open.Traces().Single()).Y.ShouldBe([1.0, null, 3.0]);
    }

    [Fact]
    public void Bars_lie_columns_stand_and_values_that_are_not_known_are_gaps()
    {
        var bars = (Bar)(_drawn with { Kind = ChartKind.Bars }).Traces().Single();
        bars.X.ShouldBe([1.0, null, 3.0]);
        bars.Y[0].ShouldBe("08:01");
        var columns = (Bar)(_drawn with { Kind = ChartKind.Columns }).Traces().Single();
        columns.Y.ShouldBe([1.0, null, 3.0]);
        ((Scatter)_drawn.Traces().Single()).ConnectGaps.ShouldBe(false);
    }

    private static PlotContent Of(int first, double?[] values, string name = "Trung vị", Language language = Language.Vietnamese) => new(
        ChartKind.Lines, [.. values.Select((_, i) => $"08:0{first + i}")], [new PlotSeries(name, values)], ",.1~f", ChartLook.Of(language, ChartLook.Across(), ChartLook.Up()));
}
