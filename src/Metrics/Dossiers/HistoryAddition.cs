namespace Ioc.Metrics.Dossiers;

/// <summary>What adding an event to a history found (CONTRACTS.md, Events; KPIS.md, Our count against theirs).</summary>
[Flags]
public enum HistoryAddition
{
    Added = 0,

    /// <summary>Same source, id and bytes as one we have: counted, nothing else changes.</summary>
    Duplicate = 1,

    /// <summary>Same source and id with other bytes: an event of its own.</summary>
    ConflictingId = 2,

    /// <summary>Another event of the same sequence is there; one of the two is ignored.</summary>
    ConflictingSequence = 4,

    /// <summary>It arrived after a higher sequence.</summary>
    OutOfOrder = 8,
}
