namespace Ioc.Metrics.Profiles;

/// <summary>One component of the lag score (KPIS.md, Which communes lag). Id is one of on-time, overdue, fully-online, digitization, availability, satisfaction.</summary>
public sealed record LagComponent(string Id, double Weight, double Goal, double Floor);

/// <summary>A planned window in which a system, or a commune, is neither down nor monitored. Null commune or system: all.</summary>
public sealed record MaintenanceWindow(string? Commune, string? System, Time.Instant From, Time.Instant To, string Reason);

/// <summary>A target of Plan 02 (KPIS.md, Targets).</summary>
public sealed record Target
{
    public required string Id { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    /// <summary>Document it comes from, in words a reader can look up.</summary>
    public required string Source { get; init; }

    public required string GoalVi { get; init; }

    public required string GoalEn { get; init; }

    /// <summary>Goal as a number when it is one (a share is 0..1).</summary>
    public double? Goal { get; init; }

    public Time.LocalDay? Deadline { get; init; }

    /// <summary>Any of kpi, health, indicator, archive, incidents.</summary>
    public required IReadOnlyList<string> MeasuredBy { get; init; }

    public string? Kpi { get; init; }

    public IReadOnlyList<string> Systems { get; init; } = [];

    public string? ResponsibleUnit { get; init; }

    public IReadOnlyList<string> CooperatingUnits { get; init; } = [];

    public string? Head { get; init; }
}
