namespace Ioc.Metrics.Health;

/// <summary>Times of a unit's or the province's systems over a period (KPIS.md, Outages): sums over (unit, system).</summary>
public readonly record struct HealthTimes(TimeSpan Downtime, TimeSpan Monitored, TimeSpan Unobserved, TimeSpan HeldBySystemWide)
{
    /// <summary>1 − downtime / monitored; null when nothing was monitored.</summary>
    public double? Availability => Monitored > TimeSpan.Zero ? 1 - (Downtime / Monitored) : null;

    /// <summary>The same without what system-wide incidents held: nobody lags by an outage that is the province's.</summary>
    public double? OwnAvailability =>
        Monitored > HeldBySystemWide ? 1 - ((Downtime - HeldBySystemWide) / (Monitored - HeldBySystemWide)) : null;

    public static HealthTimes operator +(HealthTimes a, HealthTimes b) =>
        new(a.Downtime + b.Downtime, a.Monitored + b.Monitored, a.Unobserved + b.Unobserved, a.HeldBySystemWide + b.HeldBySystemWide);
}
