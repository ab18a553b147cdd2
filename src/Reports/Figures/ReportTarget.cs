namespace Ioc.Reports.Figures;

/// <summary>How a target of Plan 02 stands at the report's instant, as far as it is known.</summary>
public sealed record ReportTarget
{
    public required string Id { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    public required string Source { get; init; }

    public required string GoalVi { get; init; }

    public required string GoalEn { get; init; }

    /// <summary>Goal as a number; a share is 0..1.</summary>
    public double? Goal { get; init; }

    public string? Deadline { get; init; }

    public required IReadOnlyList<string> MeasuredBy { get; init; }

    public string? ResponsibleUnit { get; init; }

    public string? Head { get; init; }

    /// <summary>False for a target that does not bind this province.</summary>
    public required bool Binds { get; init; }

    /// <summary>What the value is of: kpi, health, indicator, incidents; null: not known yet.</summary>
    public string? Basis { get; init; }

    /// <summary>Null: not known yet.</summary>
    public double? Value { get; init; }

    /// <summary>Local days the value is of; null for an indicator.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>Value less goal; null without either.</summary>
    public double? Gap { get; init; }

    /// <summary>met, open, missed, tracked (known, but the goal is no number), unknown, not-binding.</summary>
    public required string State { get; init; }

    /// <summary>Change of the daily value in 30 days by the line of least squares through the last 30 days; null without enough days.</summary>
    public double? Trend { get; init; }

    /// <summary>Day on which that line reaches the goal, `reached`, or `not-at-this-rate`; null without a trend.</summary>
    public string? Forecast { get; init; }

    /// <summary>When an indicator holds from.</summary>
    public string? ReportedAt { get; init; }

    public string? ReportedBy { get; init; }

    /// <summary>Units whose indicator is in the value, when the province itself reported none.</summary>
    public int? UnitsReported { get; init; }

    public string? Note { get; init; }
}
