using Ioc.Metrics.Time;

namespace Ioc.Metrics.Profiles;

/// <summary>A system whose health is reported (KPIS.md, Systems).</summary>
public sealed record GovernmentSystem
{
    /// <summary>Position in <see cref="Profile.Systems"/>.</summary>
    public required int Index { get; init; }

    public required string Id { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    /// <summary>Whether communes are expected to report it; else the province is.</summary>
    public required bool CommuneLevel { get; init; }

    /// <summary>Whether it is judged in working time only.</summary>
    public required bool OfficeHours { get; init; }

    public required bool Critical { get; init; }

    /// <summary>Expected seconds between reports when a report does not say.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Last day on which it is monitored; null: still is.</summary>
    public LocalDay? RetiredAfter { get; init; }
}
