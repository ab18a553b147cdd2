using System.Globalization;
using System.Text;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Alerts;

/// <summary>The course of an alert's figure in the day around it, with the time of the alert marked: a small drawing (SVG of our own numbers only).</summary>
public sealed record AlertCourse(string Svg)
{
    private const double Width = 260, Height = 56;
    private static readonly TimeSpan Around = TimeSpan.FromHours(12);

    /// <summary>The stored row as an alert.</summary>
    public static OpenAlert Of(AlertRow row) => new(row.Rule, Instant.FromUnixMilliseconds(row.Since), Instant.FromUnixMilliseconds(row.RaisedAt), row.UnitList, row.Value)
    {
        Id = row.Id,
        AcknowledgedAt = row.AcknowledgedAt is { } at ? Instant.FromUnixMilliseconds(at) : null,
        AcknowledgedBy = row.AcknowledgedBy,
    };

    /// <summary>Null: the figure has no series, or nothing is known of that day.</summary>
    public static async Task<AlertCourse?> ReadAsync(AlertRow row, OpenAlert alert, AlertRule rule, AlertFigures figures, SeriesReader series, Instant now, CancellationToken cancellation)
    {
        if (figures.Find(rule.Figure)?.Series is not { } name || alert.Units.Count > 1)
        {
            return null;
        }

        Instant from = alert.Since - Around, to = Instant.Min(alert.Since + Around, now);
        Scope scope = alert.Units is [{ } unit] ? Scope.Of(unit) : Scope.Province;
        IReadOnlyList<SeriesValue> values = await series.ReadAsync(scope, name, from, to, SeriesStep.Hour, cancellation);
        Instant ended = row.EndedAt is { } end ? Instant.FromUnixMilliseconds(end) : now;
        return values.Count(value => value.Value is not null) < 2 ? null : new AlertCourse(Draw(values, from, to, alert.Since, Instant.Min(ended, to)));
    }

    private static string Draw(IReadOnlyList<SeriesValue> values, Instant from, Instant to, Instant since, Instant until)
    {
        double low = values.Min(value => value.Value) ?? 0, high = values.Max(value => value.Value) ?? 1;
        double X(Instant at) => Width * (at - from).TotalSeconds / Math.Max(1, (to - from).TotalSeconds);
        double Y(double value) => high <= low ? Height / 2 : Height - 4 - ((Height - 8) * (value - low) / (high - low));
        var line = new StringBuilder();
        foreach (SeriesValue value in values)
        {
            if (value.Value is { } known)
            {
                line.Append(CultureInfo.InvariantCulture, $"{(line.Length == 0 ? 'M' : 'L')}{X(value.Time):0.#} {Y(known):0.#}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" aria-hidden=\"true\"><rect x=\"{X(since):0.#}\" width=\"{Math.Max(2, X(until) - X(since)):0.#}\" height=\"{Height}\" fill=\"var(--warning-fill)\" opacity=\".3\"/><path d=\"{line}\" fill=\"none\" stroke=\"var(--series-a)\" stroke-width=\"2\"/></svg>");
    }
}
