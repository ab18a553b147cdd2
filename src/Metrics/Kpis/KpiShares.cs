namespace Ioc.Metrics.Kpis;

/// <summary>Figures of the sheet that are quotients of sums, by their names; null when the denominator is 0.</summary>
public static class KpiShares
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "onlineShare", "onTimeRate", "fullyOnlineShare", "averageWorkingHours", "digitizedComponentsShare", "digitizedResultShare",
        "onlinePaymentShare", "satisfaction", "satisfiedShare",
    ];

    /// <summary>Throws ArgumentException for a name that is no share.</summary>
    public static double? Of(string name, CounterVector sums) => name switch
    {
        "onlineShare" => sums.Share(Counter.ReceivedOnline, Counter.Received),
        "onTimeRate" => sums.Share(Counter.ResolvedOnTime, Counter.Resolved),
        "fullyOnlineShare" => sums.Share(Counter.ResolvedFullyOnline, Counter.Resolved),
        "averageWorkingHours" => sums.Share(Counter.WorkingTicks, Counter.Resolved) / TimeSpan.TicksPerHour,
        "digitizedComponentsShare" => sums.Share(Counter.DigitizedComponents, Counter.Received),
        "digitizedResultShare" => sums.Share(Counter.DigitizedResult, Counter.Resolved),
        "onlinePaymentShare" => sums[Counter.PaidOnline] + sums[Counter.PaidOffline] is var paid and > 0 ? (double)sums[Counter.PaidOnline] / paid : null,
        "satisfaction" => sums.Share(Counter.RatingSum, Counter.Ratings),
        "satisfiedShare" => sums.Share(Counter.Satisfied, Counter.Ratings),
        _ => throw new ArgumentException($"'{name}' is no share of the KPI sheet.", nameof(name)),
    };
}
