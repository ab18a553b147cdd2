using System.Globalization;
using System.Text;
using Ioc.Dashboard.Alerts;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Components.Alerts;

/// <summary>An alert's course as points of a drawing. Immutable.</summary>
public sealed record CourseDrawing(
    string Line, IReadOnlyList<(string Y, string Label)> Ticks, string? ThresholdY, string SpanFrom, string SpanWidth, string SinceAnchor, string FromText, string ToText, string SinceText)
{
    public const int Width = 400, Height = 150, Left = 58, Right = 392, Top = 20, PlotHeight = 106;

    private const double MostTicks = 4;

    /// <summary>A pause longer than this is drawn as one: nothing is known of it.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(40);

    public static CourseDrawing Of(AlertCourse course, Func<double, string> write)
    {
        double[] all = [.. course.Values.Select(value => value.Value), .. course.Threshold is { } limit ? [limit] : Array.Empty<double>()];
        (double low, double high, double step) = Axis(all.Min(), all.Max(), all.All(value => value == Math.Round(value)) ? 1 : 0);
        double X(Instant at) => Left + ((Right - Left) * Math.Clamp((at - course.From) / (course.To - course.From), 0, 1));
        double Y(double value) => Top + (PlotHeight * (1 - ((value - low) / (high - low))));
        var line = new StringBuilder();
        Instant? before = null;
        foreach ((Instant time, double value) in course.Values)
        {
            line.Append(before is { } last && time - last <= Gap ? 'L' : 'M').Append(Number(X(time))).Append(' ').Append(Number(Y(value)));
            before = time;
        }

        double since = X(course.Since);
        int ticks = (int)Math.Round((high - low) / step);
        return new CourseDrawing(
            line.ToString(),
            [.. Enumerable.Range(0, ticks + 1).Select(i => (Number(Y(low + (i * step))), write(Math.Round(low + (i * step), 6))))],
            course.Threshold is { } threshold ? Number(Y(threshold)) : null,
            Number(since), Number(Math.Max(2, X(course.Until) - since)), since > (Left + Right) / 2.0 ? "end" : "start",
            Moment(course.From), Moment(course.To), course.Since.ToLocal().ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>Round numbers around the values, a few of them; of what is counted whole ones.</summary>
    private static (double Low, double High, double Step) Axis(double least, double most, double finest)
    {
        double range = most - least > 1e-9 ? most - least : Math.Max(Math.Abs(most) * .2, finest > 0 ? finest : .01);
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / MostTicks)));
        double step = power * new[] { 1, 2, 5, 10 }.First(times => range / (times * power) <= MostTicks);
        step = Math.Max(step, finest);
        double low = Math.Floor(least / step) * step, high = Math.Ceiling(most / step) * step;
        return (low, high > low ? high : low + step, step);
    }

    private static string Moment(Instant at) => at.ToLocal().ToString("dd/MM HH:mm", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
