using System.Text.Json.Serialization;
using Ioc.Metrics.Kpis;

namespace Ioc.Reports.Figures;

/// <summary>
/// The frozen figures of a report: everything its documents show, of one state of the store and one instant (AsOf). Documents are only views of it.
/// Its JSON is canonical (<see cref="FiguresJson"/>): the same state gives the same bytes.
/// </summary>
public sealed record ReportFigures
{
    /// <summary>Raised when the shape of the JSON changes.</summary>
    public string Format { get; init; } = "ioc.report/1";

    public required ReportPeriod Period { get; init; }

    /// <summary>RFC 3339 with +07:00: the last commit the figures know, or the end of the period when nothing came after it.</summary>
    public required string AsOf { get; init; }

    public required string Law { get; init; }

    /// <summary>Profile id@version.</summary>
    public required string Profile { get; init; }

    public required string ProfileFingerprint { get; init; }

    public required string ProvinceCode { get; init; }

    public required string ProvinceNameVi { get; init; }

    public required string ProvinceNameEn { get; init; }

    /// <summary>Number of the store's last commit that the figures hold.</summary>
    public required long CommitNumber { get; init; }

    public required bool Simulated { get; init; }

    /// <summary>False when events of the period are known to have been missed.</summary>
    public required bool Complete { get; init; }

    public required KpiSheet Province { get; init; }

    /// <summary>The period before, as KPIS.md defines it for changes.</summary>
    public required KpiSheet Before { get; init; }

    /// <summary>The same days a year earlier.</summary>
    public required KpiSheet LastYear { get; init; }

    /// <summary>Communes by rank, then the province's own units by rank.</summary>
    public required IReadOnlyList<ReportUnit> Units { get; init; }

    public required IReadOnlyList<ReportDay> Days { get; init; }

    /// <summary>By code; the empty code: dossiers whose procedure no event named.</summary>
    public required IReadOnlyList<ReportProcedure> Procedures { get; init; }

    public required IReadOnlyList<ReportTarget> Targets { get; init; }

    public required IReadOnlyList<ReportSystem> Systems { get; init; }

    /// <summary>Those that overlap the period, oldest first.</summary>
    public required IReadOnlyList<ReportIncident> Incidents { get; init; }

    public required IReadOnlyList<QualityCount> DataQuality { get; init; }

    public required SourceComparison OurCount { get; init; }

    /// <summary>What binds the keys of the dossiers behind the figures to them; the keys themselves stand beside the figures.</summary>
    public required DossierKeysSummary Dossiers { get; init; }
}

/// <summary>Kind: day, month, quarter, year or range. Over: its last day had passed at AsOf.</summary>
public sealed record ReportPeriod(string Kind, string From, string To, bool Over);

/// <summary>A unit of the period. Kind: commune, department, centre, vertical. Rank and score as in the API's list of its kind.</summary>
public sealed record ReportUnit(
    string Code, string Name, string Kind, int? Rank, double? LagScore, IReadOnlyList<LagReason> Reasons, KpiSheet Sheet, UnitBrief? Before, UnitBrief? LastYear)
{
    /// <summary>Its last day, yyyy-MM-dd, when that was over at the end of the period or at AsOf; null: it existed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Ended { get; init; }

    /// <summary>Name of the unit that took over one that ended; null: none is named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Successor { get; init; }
}

/// <summary>A unit's main figures in another period.</summary>
public sealed record UnitBrief(long Received, long Resolved, double? OnTimeRate, double? FullyOnlineShare, long Backlog, long Overdue);

/// <summary>The province on one day; backlog and overdue at its end, null for a day that is not over.</summary>
public sealed record ReportDay(string Day, long Received, long ReceivedOnline, long Resolved, long ResolvedOnTime, long? Backlog, long? Overdue);

/// <summary>A procedure in the period, over all units; backlog and overdue at the period's instant.</summary>
public sealed record ReportProcedure(
    string Code, string Name, string Field, long Received, long ReceivedOnline, long Resolved, long ResolvedOnTime, long ResolvedFullyOnline,
    double? OnTimeRate, double? FullyOnlineShare, double? AverageWorkingHours, long Backlog, long Overdue);

/// <summary>A system over all units that report it.</summary>
public sealed record ReportSystem(
    string Id, string NameVi, string NameEn, bool Critical, string Hours, int Units, int Outages,
    double DowntimeMinutes, double MonitoredMinutes, double UnobservedMinutes, double? Availability);

/// <summary>Kind: single, commune-offline, system-wide. Resolved null: still open at AsOf. Minutes: of its part within the period.</summary>
public sealed record ReportIncident(
    string Id, string Kind, string? Unit, string? UnitName, string? System, string? SystemName, string Opened, string? Resolved, double Minutes,
    string? AcknowledgedAt, string? AcknowledgedBy);

/// <summary>Unit empty: not known. Kind as on the data-quality page.</summary>
public sealed record QualityCount(string Unit, string Kind, long Count);

/// <summary>Ours beside what the sources count, over the days for which a source's total came.</summary>
public sealed record SourceComparison(int UnitsReporting, int UnitDays, int UnitDaysEqual, IReadOnlyList<ComparedUnit> Units, IReadOnlyList<ComparedDay> Differences);

/// <summary>Sums over the compared days of a unit.</summary>
public sealed record ComparedUnit(string Unit, int Days, int DaysDiffering, long Received, long TheirReceived, long Resolved, long TheirResolved);

/// <summary>A day on which the counts differ.</summary>
public sealed record ComparedDay(
    string Unit, string Day, long Received, long TheirReceived, long Resolved, long TheirResolved, long Backlog, long TheirBacklog);

/// <summary>Count: dossiers in at least one figure. Sha256 (hex) of the compressed keys.</summary>
public sealed record DossierKeysSummary(long Count, IReadOnlyList<string> Figures, string Sha256);
