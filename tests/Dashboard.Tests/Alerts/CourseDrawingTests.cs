using System.Globalization;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Components.Alerts;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Tests.Alerts;

public sealed class CourseDrawingTests
{
    private static readonly Instant From = Instant.Parse("2025-11-03T00:00:00+07:00");

    [Theory]
    [InlineData(.28, .42, .3)]
    [InlineData(0, 1, 0.0)]
    [InlineData(0, 0, null)]
    [InlineData(3, 137, null)]
    public void Axis_has_a_few_round_values_around_the_course(double low, double high, double? threshold)
    {
        CourseDrawing drawing = Of([(0, low), (15, high)], threshold);
        string[] labels = [.. drawing.Ticks.Select(tick => tick.Label)];
        labels.Length.ShouldBeInRange(2, 6);
        double.Parse(labels[0], CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(low);
        double.Parse(labels[^1], CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(high);
    }

    [Fact]
    public void What_is_counted_has_whole_numbers_at_its_axis() => Of([(0, 0), (15, 1)], null).Ticks.Select(tick => tick.Label).ShouldBe(["0", "1"]);

    [Fact]
    public void What_is_not_known_is_not_drawn_over() =>
        Of([(0, 1), (15, 2), (120, 3), (135, 4)], null).Line.Count(letter => letter == 'M').ShouldBe(2);

    private static CourseDrawing Of((int Minute, double Value)[] values, double? threshold) => CourseDrawing.Of(
        new AlertCourse(
            [.. values.Select(value => (From + TimeSpan.FromMinutes(value.Minute), value.Value))], "overdueShare", null, false, From, From + TimeSpan.FromHours(24),
            From + TimeSpan.FromHours(12), From + TimeSpan.FromHours(13), threshold),
        value => value.ToString(CultureInfo.InvariantCulture));
}
