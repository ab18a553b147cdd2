using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;

namespace Ioc.Metrics.Dossiers;

/// <summary>
/// KPIS.md, A unit that ends, and Handing over: which events of a dossier are taken there. A pure function of what was taken before, so that whoever reads the same events in the same order
/// decides alike. Thread-safe.
/// </summary>
public static class EndedUnit
{
    /// <summary>Why the event is not taken; null: it is. Found: how it came among what was taken before; history: with it. Before: the dossier without it (null: not known); after: with it.</summary>
    public static (RejectReason Reason, string Detail)? WhyNot(DecodedEvent arrived, HistoryAddition found, DossierHistory history, DossierFacts? before, DossierFacts after)
    {
        Unit unit = arrived.Unit!;
        return before?.HandedOverTo is { } other ? OfThis($"the dossier was handed over to {other}")
            : arrived.HandOver switch
            {
                { TakenOverAt: null } => WhyNotGiven(arrived, found, history, before),
                { } taken => before is null or { Status: DossierStatus.None } || (before.TakenOverFrom == taken.Unit && before.TakenOverAt == taken.TakenOverAt) ? null : (RejectReason.InvalidField, "data.takenOverFrom: the unit has a dossier of that number that it did not take over from there then"),
                null when !unit.HasEnded(arrived.At.Day) => null,
                null => !(after.AcceptedAt?.Day <= unit.ValidTo) ? OfThis("it had not accepted the dossier until then")
                    : before?.FinishedAt is not null && after.FinishedAt is null ? OfThis("the dossier is closed there")
                    : null,
            };

        (RejectReason Reason, string Detail)? OfThis(string why) => (RejectReason.UnknownCommune, $"{EventDecoder.UnitMember}: {unit.Ended}; {why}");
    }

    /// <summary>Whoever hands a dossier over has seen all that was said of it: what came meanwhile would be lost to both units.</summary>
    private static (RejectReason Reason, string Detail)? WhyNotGiven(DecodedEvent arrived, HistoryAddition found, DossierHistory history, DossierFacts? before) =>
        before is null || DossierTimeline.At(before, arrived.At) == DossierState.None ? (RejectReason.InvalidField, "data.handedOverTo: the dossier is not in progress there at that instant")
        : !found.HasFlag(HistoryAddition.OutOfOrder) && !found.HasFlag(HistoryAddition.ConflictingSequence) && history.Sequences[^2].Sequence == arrived.Sequence - 1 ? null
        : (RejectReason.InvalidField, "data.sequence: expected the one after the highest that the unit has of the dossier");
}
