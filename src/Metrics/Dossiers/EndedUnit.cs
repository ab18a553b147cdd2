using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Dossiers;

/// <summary>KPIS.md, A unit that ends: which events of a dossier it still takes. A pure function, so that whoever reads the same events in the same order decides alike. Thread-safe.</summary>
public static class EndedUnit
{
    /// <summary>Why an event that took effect after the unit's last day is not taken; null: it is. Before: the dossier without it (null: not known); after: with it.</summary>
    public static string? WhyNot(Unit unit, DossierFacts? before, DossierFacts after) =>
        before?.HandedOverTo is { } other ? $"the dossier was handed over to {other}"
        : before is not null && after.HandedOverTo is not null ? null
        : !(after.AcceptedAt?.Day <= unit.ValidTo) ? "it had not accepted the dossier until then"
        : before?.FinishedAt is not null && after.FinishedAt is null ? "the dossier is closed there"
        : null;
}
