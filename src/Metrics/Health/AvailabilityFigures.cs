using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>
/// Sums over (unit, system) of a period (KPIS.md, Outages). Times are exact, in ticks of 100 ns; working time for office systems.
/// Sums of units are sums of these, never means of shares.
/// </summary>
public readonly record struct AvailabilityFigures(Int128 DowntimeTicks, Int128 UnobservedTicks, Int128 MonitoredTicks, Int128 HeldTicks)
{
    /// <summary>Outage time, taken in or not.</summary>
    public decimal DowntimeMinutes => Minutes(DowntimeTicks);

    /// <summary>Time that we missed ourselves; neither downtime nor monitored.</summary>
    public decimal UnobservedMinutes => Minutes(UnobservedTicks);

    public decimal MonitoredMinutes => Minutes(MonitoredTicks);

    /// <summary>Downtime held by system-wide incidents, each outage from when it was taken in.</summary>
    public decimal HeldMinutes => Minutes(HeldTicks);

    /// <summary>1 − downtime / monitored; null when nothing was monitored.</summary>
    public double? Availability => MonitoredTicks == 0 ? null : 1 - ((double)DowntimeTicks / (double)MonitoredTicks);

    /// <summary>The same without what system-wide incidents hold; null when nothing else was monitored.</summary>
    public double? OwnAvailability => MonitoredTicks == HeldTicks ? null
        : 1 - ((double)(DowntimeTicks - HeldTicks) / (double)(MonitoredTicks - HeldTicks));

    public static AvailabilityFigures operator +(AvailabilityFigures a, AvailabilityFigures b) => new(
        a.DowntimeTicks + b.DowntimeTicks, a.UnobservedTicks + b.UnobservedTicks, a.MonitoredTicks + b.MonitoredTicks, a.HeldTicks + b.HeldTicks);

    private static decimal Minutes(Int128 ticks) => (decimal)ticks / TimeSpan.TicksPerMinute;
}
