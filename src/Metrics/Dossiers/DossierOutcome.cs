namespace Ioc.Metrics.Dossiers;

/// <summary>How a dossier ended (KPIS.md, Closed). Resolved: completed or returned.</summary>
public enum DossierOutcome : byte
{
    None = 0,
    Resolved = 1,
    Rejected = 2,
    Withdrawn = 3,
    Stopped = 4,

    /// <summary>Another unit goes on with it (KPIS.md, Handing over); no figure counts it as ended.</summary>
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
