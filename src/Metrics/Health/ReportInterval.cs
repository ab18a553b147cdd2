namespace Ioc.Metrics.Health;

/// <summary>
/// How often a system says that it reports, in seconds. Somebody who writes milliseconds would count as working through days of silence, so what is beyond reason is bounded,
/// and what is unusual is counted in data quality with the source that sent it (KPIS.md, Outages).
/// </summary>
internal static class ReportInterval
{
    public const string Quality = "unusual-interval";

    private const int Least = 5, Most = 86_400, Usual = 3_600;

    /// <summary>0 stays 0: none was carried. What was stored before there were bounds is read by them too.</summary>
    public static int Believed(int carried) => carried == 0 ? 0 : Math.Clamp(carried, Least, Most);

    /// <summary>A whole number of hours up to a day is meant.</summary>
    public static bool IsUnusual(int carried) => carried is not 0 and (< Least or > Usual) && (carried > Most || carried % Usual != 0);
}
