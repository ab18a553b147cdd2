using Ioc.Metrics.Calendar;

namespace Ioc.Metrics.Profiles;

/// <summary>A province as configured: units, procedures, systems, calendar, targets, weights. Immutable after load, thread-safe.</summary>
public sealed partial class Profile
{
    /// <summary>Folder name, e.g. nghe-an.</summary>
    public required string Id { get; init; }

    /// <summary>Raised by whoever edits the profile.</summary>
    public required int Version { get; init; }

    /// <summary>As shown on every sheet: id@version.</summary>
    public string Name => $"{Id}@{Version}";

    /// <summary>SHA-256 (hex) over everything dossier figures depend on: hours, holidays, procedures' days, how promises at midnight are read. A change makes the ledger rebuild its counters.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Official code, e.g. 40.</summary>
    public required string ProvinceCode { get; init; }

    public required string ProvinceNameVi { get; init; }

    public required string ProvinceNameEn { get; init; }

    /// <summary>Level-1 code of its dossier numbers, e.g. H41.</summary>
    public string DossierPrefix { get; init; } = "";

    public required IReadOnlyList<Unit> Units { get; init; }

    public required IReadOnlyList<Procedure> Procedures { get; init; }

    public required IReadOnlyList<GovernmentSystem> Systems { get; init; }

    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>Components of the national index that are reported as indicators, e.g. 766.1.1 (KPIS.md, Index 766).</summary>
    public IReadOnlyList<string> IndexIndicators { get; init; } = [];

    public required IReadOnlyList<LagComponent> LagComponents { get; init; }

    public required IReadOnlyList<MaintenanceWindow> Maintenance { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    /// <summary>Whether promises at 00:00:00 local are dates without a time, read as the closing time of their day.</summary>
    public bool MidnightPromiseIsClosing { get; init; }

    /// <summary>Code of the unit under which the province's own systems report.</summary>
    public required string CentreCode { get; init; }

    /// <summary>Agency, signer and recipients of its reports.</summary>
    public ReportForm Report { get; init; } = new();

    /// <summary>Surveyed boundaries of its communes; empty: it has none, and maps are drawn around centres.</summary>
    public IReadOnlyList<Boundary> Boundaries { get; init; } = [];
}
