using System.Globalization;
using Ioc.Dashboard.Components.Alerts;
using Ioc.Dashboard.Components.Charts;
using Ioc.Metrics.Time;
using Ioc.Operations.Alerts;
using Ioc.Resources;
using Plotly.Blazor.LayoutLib;

namespace Ioc.Dashboard.Tests.Alerts;

public sealed class CoursePlotTests
{
    private static readonly Instant From = Instant.Parse("2025-11-03T00:00:00+07:00");

    [Theory]
    [InlineData(.28, .42, .3)]
    [InlineData(0, 1, 0.0)]
    [InlineData(0, 0, null)]
    [InlineData(3, 137, null)]
    public void Axis_has_a_few_round_values_around_the_course(double low, double high, double? threshold)
    {
        string[] labels = Labels(Of([(0, low), (15, high)], threshold));
        labels.Length.ShouldBeInRange(2, 6);
        double.Parse(labels[0], CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(low);
        double.Parse(labels[^1], CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(high);
    }

    [Fact]
    public void Axis_of_shares_is_written_as_the_page_writes_them() =>
        Labels(CoursePlot.Of(Course([(0, .2), (15, .38)], .38), "Tỷ lệ quá hạn", share => Formats.Of(Language.Vietnamese).Percent(share), Language.Vietnamese)).ShouldBe(["20,0\u00a0%", "25,0\u00a0%", "30,0\u00a0%", "35,0\u00a0%", "40,0\u00a0%"]);

    [Fact]
    public void What_is_counted_has_whole_numbers_at_its_axis() => Labels(Of([(0, 0), (15, 1)], null)).ShouldBe(["0", "1"]);

    [Fact]
    public void What_is_not_known_is_not_drawn_over() => Of([(0, 1), (15, 2), (120, 3), (135, 4)], null).Series.Single().Values.ShouldBe([1, 2, null, 3, 4]);

    [Fact]
    public void Threshold_is_a_line_and_the_alert_a_stretch_with_its_beginning()
    {
        PlotContent plot = Of([(0, .2), (15, .38)], .3);
        plot.Layout.Shapes.Select(shape => (shape.X0, shape.X1, shape.Y0, shape.Y1)).ShouldBe([("2025-11-03 12:00", "2025-11-03 13:00", 0, 1), (0, 1, .3, .3)]);
        plot.Layout.Annotations.Single().Text.ShouldBe("<b>12:00</b>");
        Of([(0, .2), (15, .38)], null).Layout.Shapes.Count.ShouldBe(1);
    }

    private static string[] Labels(PlotContent plot)
    {
        YAxis axis = plot.Layout.YAxis.Single();
        axis.TickVals.Count.ShouldBe(axis.TickText.Count);
        axis.Range.ShouldBe([axis.TickVals[0], axis.TickVals[^1]]);
        return [.. axis.TickText.Cast<string>()];
    }

    private static PlotContent Of((int Minute, double Value)[] values, double? threshold) =>
        CoursePlot.Of(Course(values, threshold), "Quá hạn", value => value.ToString(CultureInfo.InvariantCulture), Language.Vietnamese);

    private static AlertCourse Course((int Minute, double Value)[] values, double? threshold) => new(
        [.. values.Select(value => (From + TimeSpan.FromMinutes(value.Minute), value.Value))], "overdueShare", null, false, From, From + TimeSpan.FromHours(24),
        From + TimeSpan.FromHours(12), From + TimeSpan.FromHours(13), threshold);
}
