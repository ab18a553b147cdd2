using System.Globalization;
using Ioc.Dashboard.Components.Charts;
using Ioc.Operations.Alerts;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Alerts;

/// <summary>The course of an alert's figure around it: axis, threshold, the alert's span, and the same in words.</summary>
public sealed partial class AlertChart
{
    private AlertCourse? _drawn;
    private PlotContent? _plot;
    private IReadOnlyList<string> _rows = [];

    [Inject]
    public required AlertWords Words { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Null: not read.</summary>
    [Parameter]
    public CourseAnswer? Answer { get; set; }

    private AlertTexts T => Texts.Alerts;

    private string Summary
    {
        get
        {
            AlertCourse course = _drawn!;
            (Metrics.Time.Instant Time, double Value) low = course.Values.MinBy(value => value.Value), high = course.Values.MaxBy(value => value.Value);
            return string.Format(
                CultureInfo.InvariantCulture, T.CourseSummary, Words.Figure(course.Figure, Texts), Words.Where(course.Unit is { } unit ? [unit] : [], Texts),
                Value(low.Value), Texts.Formats.DayAndTime(low.Time), Value(high.Value), Texts.Formats.DayAndTime(high.Time));
        }
    }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_drawn, Answer?.Course))
        {
            _drawn = Answer?.Course;
            _plot = _drawn is null ? null : CoursePlot.Of(_drawn, Words.Figure(_drawn.Figure, Texts), Value, Texts.Language);
            _rows = [.. (_plot?.At ?? []).Select(at => Texts.Formats.DayAndTime(Metrics.Time.Instant.Parse(at + "+07:00")))];
        }
    }

    private string Value(double value) => _drawn!.IsShare ? Texts.Formats.Percent(value) : Texts.Formats.Number(value, value % 1 == 0 ? 0 : 1);
}
