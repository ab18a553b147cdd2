using Ioc.Metrics.Time;

namespace Ioc.Metrics.Profiles;

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

    public LocalDay? Deadline { get; init; }

    /// <summary>Any of kpi, health, indicator, archive, incidents.</summary>
    public required IReadOnlyList<string> MeasuredBy { get; init; }

    /// <summary>Figure that measures it: a name of the KPI sheet, or resolvedOnlineShare (resolved with channel online / resolved).</summary>
    public string? Kpi { get; init; }

    /// <summary>Systems whose health measures it.</summary>
    public IReadOnlyList<string> Systems { get; init; } = [];

    /// <summary>province, or commune when it is measured per commune too.</summary>
    public string Scope { get; init; } = "province";

    /// <summary>Codes of the provinces it binds; empty: all.</summary>
    public IReadOnlyList<string> Provinces { get; init; } = [];

    public string? ResponsibleUnit { get; init; }

    public IReadOnlyList<string> CooperatingUnits { get; init; } = [];

    /// <summary>Position of the head who answers for it.</summary>
    public string? Head { get; init; }

    /// <summary>Whether it binds the province with this code.</summary>
    public bool Binds(string provinceCode) => Provinces.Count == 0 || Provinces.Contains(provinceCode);
}
