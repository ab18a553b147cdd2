using Ioc.Metrics.Time;

namespace Ioc.Reports.Figures;

/// <summary>The line of least squares through a figure's last 30 days, and when it reaches the goal (KPIS.md, Targets).</summary>
internal static class TargetTrend
{
    private const int FewestDays = 7;
    private const int Horizon = 3650;

    /// <summary>Change in 30 days, and the day of the goal, `reached` or `not-at-this-rate`; nulls with too few days.</summary>
    public static (double? Change, string? Forecast) Of(IReadOnlyList<(LocalDay Day, double? Value)> days, double? goal, LocalDay today)
    {
        List<(double X, double Y)> points = [.. days.Where(day => day.Value is not null).Select(day => ((double)(day.Day - today), day.Value!.Value))];
        if (points.Count < FewestDays)
        {
            return (null, null);
        }

        double meanX = points.Average(point => point.X), meanY = points.Average(point => point.Y);
        double slope = points.Sum(point => (point.X - meanX) * (point.Y - meanY)) / points.Sum(point => (point.X - meanX) * (point.X - meanX));
        double now = meanY - (slope * meanX);
        string? forecast = goal is not { } wanted ? null
            : now >= wanted ? "reached"
            : slope <= 0 || (wanted - now) / slope > Horizon ? "not-at-this-rate"
            : (today + (int)Math.Ceiling((wanted - now) / slope)).ToString();
        return (slope * 30, forecast);
    }
}
