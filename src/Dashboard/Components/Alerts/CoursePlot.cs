using System.Globalization;
using Ioc.Dashboard.Components.Charts;
using Ioc.Metrics.Time;
using Ioc.Operations.Alerts;
using Ioc.Reports.Content;
using Ioc.Resources;
using Plotly.Blazor.LayoutLib;
using PlotLayout = Plotly.Blazor.Layout;

namespace Ioc.Dashboard.Components.Alerts;

/// <summary>An alert's course as a chart: the figure, its threshold, the alert's span and when it began.</summary>
public static class CoursePlot
{
    private const double MostTicks = 4;

    /// <summary>A pause longer than this is drawn as one: nothing is known of it.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(40);

    /// <summary>Write: a value in words.</summary>
    public static PlotContent Of(AlertCourse course, string name, Func<double, string> write, Language language)
    {
        var at = new List<string>();
        var values = new List<double?>();
        Instant? before = null;
        foreach ((Instant time, double value) in course.Values)
        {
            if (before is { } last && time - last > Gap)
            {
                at.Add(ChartLook.Minute(last + ((time - last) / 2)));
                values.Add(null);
            }

            at.Add(ChartLook.Minute(time));
            values.Add(course.IsShare ? Math.Round(value, 4) : value);
            before = time;
        }

        return new PlotContent(ChartKind.Lines, at, [new PlotSeries(name, values)], ChartLook.Format(course.IsShare, values, 1), Layout(course, write, language));
    }

    private static PlotLayout Layout(AlertCourse course, Func<double, string> write, Language language)
    {
        XAxis across = ChartLook.Across("%H:%M\n%d/%m", "%d/%m %H:%M");
        across.Range = [ChartLook.Minute(course.From), ChartLook.Minute(course.To)];
        across.FixedRange = true;
        across.NTicks = 6;
        PlotLayout layout = ChartLook.Of(language, across, Up(course, write), size: 11);
        layout.Margin = new Margin { L = 8, R = 12, T = 20, B = 8 };
        layout.Shapes = [ChartLook.Stretch(ChartLook.Minute(course.Since), ChartLook.Minute(course.Until), ChartLook.Warning, .35m), .. course.Threshold is { } limit ? [Threshold(limit)] : Array.Empty<Shape>()];
        layout.Annotations =
        [
            new Annotation
            {
                Text = $"<b>{course.Since.ToLocal().ToString("HH:mm", CultureInfo.InvariantCulture)}</b>",
                X = ChartLook.Minute(course.Since),
                Y = 1,
                YRef = "paper",
                XAnchor = course.Since - course.From > (course.To - course.From) / 2 ? Plotly.Blazor.LayoutLib.AnnotationLib.XAnchorEnum.Right : Plotly.Blazor.LayoutLib.AnnotationLib.XAnchorEnum.Left,
                YAnchor = Plotly.Blazor.LayoutLib.AnnotationLib.YAnchorEnum.Bottom,
                ShowArrow = false,
                Font = new Plotly.Blazor.LayoutLib.AnnotationLib.Font { Color = ChartLook.Text },
            },
        ];
        return layout;
    }

    /// <summary>Round numbers around the values, a few of them, written as everywhere on the page; of what is counted whole ones.</summary>
    private static YAxis Up(AlertCourse course, Func<double, string> write)
    {
        double[] all = [.. course.Values.Select(value => value.Value), .. course.Threshold is { } limit ? [limit] : Array.Empty<double>()];
        double least = all.Min(), most = all.Max(), finest = all.All(value => value == Math.Round(value)) ? 1 : 0;
        double range = most - least > 1e-9 ? most - least : Math.Max(Math.Abs(most) * .2, finest > 0 ? finest : .01);
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / MostTicks)));
        double step = Math.Max(power * new[] { 1, 2, 5, 10 }.First(times => range / (times * power) <= MostTicks), finest);
        double low = Math.Floor(least / step) * step, high = Math.Max(low + step, Math.Ceiling(most / step) * step);
        double[] ticks = [.. Enumerable.Range(0, (int)Math.Round((high - low) / step) + 1).Select(i => Math.Round(low + (i * step), 6))];
        YAxis up = ChartLook.Up();
        up.Range = [ticks[0], ticks[^1]];
        up.TickMode = Plotly.Blazor.LayoutLib.YAxisLib.TickModeEnum.Array;
        up.TickVals = [.. ticks.Select(tick => (object)tick)];
        up.TickText = [.. ticks.Select(write)];
        return up;
    }

    private static Shape Threshold(double limit) => new()
    {
        Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line,
        XRef = "paper",
        YRef = "y",
        X0 = 0,
        X1 = 1,
        Y0 = limit,
        Y1 = limit,
        Line = new Plotly.Blazor.LayoutLib.ShapeLib.Line { Color = ChartLook.Critical, Width = 1, Dash = "5px,4px" },
    };
}
