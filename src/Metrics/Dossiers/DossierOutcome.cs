namespace Ioc.Metrics.Dossiers;

/// <summary>How a dossier ended (KPIS.md, Closed). Resolved: completed or returned.</summary>
public enum DossierOutcome : byte
{
    None = 0,
    Resolved = 1,
    Rejected = 2,
    Withdrawn = 3,
    Stopped = 4,

    /// <summary>It counts at another unit (KPIS.md, Handing over), which goes on with it, or which says that it had ended before this one took it over; here no figure counts it as ended.</summary>
    HandedOver = 5,
}

/// <summary>Where the due time comes from (KPIS.md, dueAt).</summary>
public enum DueBasis : byte
{
    None = 0,
    Source = 1,
    Procedure = 2,
    Default = 3,
}
