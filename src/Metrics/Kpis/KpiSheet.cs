namespace Ioc.Metrics.Kpis;

/// <summary>
/// The KPI sheet of a scope and period (CONTRACTS.md, KPI sheet; KPIS.md says what each figure means). Serialised in camel case it is the API's answer:
/// names and order are the contract. Shares are 0..1 and null when their denominator is 0.
/// </summary>
public record KpiSheet
{
    /// <summary>As asked: `province` or `commune:CODE`.</summary>
    public required string Scope { get; init; }

    public required SheetPeriod Period { get; init; }

    /// <summary>Time of the read, RFC 3339 with +07:00.</summary>
    public required string AsOf { get; init; }

    public required SheetCoverage Coverage { get; init; }

    public long Received { get; init; }

    public long ReceivedOnline { get; init; }

    public double? OnlineShare { get; init; }

    public long OutsideArea { get; init; }

    public long Resolved { get; init; }

    public long ResolvedOnTime { get; init; }

    public long ResolvedEarly { get; init; }

    public long ResolvedDueByDefault { get; init; }

    public double? OnTimeRate { get; init; }

    public long ResolvedFullyOnline { get; init; }

    public double? FullyOnlineShare { get; init; }

    public long Rejected { get; init; }

    public long Withdrawn { get; init; }

    public long Stopped { get; init; }

    public long Backlog { get; init; }

    public long Overdue { get; init; }

    public long DueSoon { get; init; }

    public long Paused { get; init; }

    public double? AverageWorkingHours { get; init; }

    public double? DigitizedComponentsShare { get; init; }

    public double? DigitizedResultShare { get; init; }

    public double? OnlinePaymentShare { get; init; }

    public long Ratings { get; init; }

    public double? Satisfaction { get; init; }

    public double? SatisfiedShare { get; init; }

    public long OutagesOpen { get; init; }

    public long CommunesOffline { get; init; }

    public double DowntimeMinutes { get; init; }

    public double UnobservedMinutes { get; init; }

    public double? Availability { get; init; }

    public double? OwnAvailability { get; init; }

    /// <summary>Version of the law the figures were computed by.</summary>
    public required string Law { get; init; }

    /// <summary>Profile id@version.</summary>
    public required string Profile { get; init; }

    public bool Simulated { get; init; }

    /// <summary>False when events of the period are known to have been missed.</summary>
    public bool Complete { get; init; }
}

/// <summary>Calendar ends, yyyy-MM-dd, also of a period that runs.</summary>
public sealed record SheetPeriod(string From, string To);

/// <summary>Units from which an event arrived in the last 15 minutes, of the units that are valid now.</summary>
public sealed record SheetCoverage(int Reporting, int Expected);
