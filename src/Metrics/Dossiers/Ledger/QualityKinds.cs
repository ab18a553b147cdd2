using System.Runtime.InteropServices;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>
/// What the ledger counts against data quality (KPIS.md, Our count against theirs). Per event, on its day of arrival: duplicate, late, out-of-order, unknown-procedure, conflicting-sequence,
/// conflicting-id, same-number-other-unit (once, when the second dossier appears). Per dossier, on the day of its latest event and taken back when it no longer holds: incomplete, broken-promise-moved,
/// and with the source that sent it promise-not-believed, promise-at-midnight.
/// </summary>
public static class QualityKinds
{
    public const string Duplicate = "duplicate";
    public const string Late = "late";
    public const string OutOfOrder = "out-of-order";
    public const string UnknownProcedure = "unknown-procedure";
    public const string ConflictingSequence = "conflicting-sequence";
    public const string ConflictingId = "conflicting-id";
    public const string SameNumberOtherUnit = "same-number-other-unit";
    public const string Incomplete = "incomplete";
    public const string BrokenPromiseMoved = "broken-promise-moved";
    public const string PromiseNotBelieved = "promise-not-believed";
    public const string PromiseAtMidnight = "promise-at-midnight";

    /// <summary>An event is late when it arrives more than this after its `at`.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromHours(24);

    internal static void CountEvent(CommitBatch batch, DecodedEvent arrived, HistoryAddition found, Profile profile)
    {
        string unit = arrived.Unit!.Code;
        LocalDay day = arrived.RecordedAt.Day;
        if (found.HasFlag(HistoryAddition.Duplicate))
        {
            batch.Count(unit, day, Duplicate, 1);
            return;
        }

        CountIf(arrived.RecordedAt > arrived.At + LateAfter, Late);
        CountIf(found.HasFlag(HistoryAddition.OutOfOrder), OutOfOrder);
        CountIf(found.HasFlag(HistoryAddition.ConflictingSequence), ConflictingSequence);
        CountIf(found.HasFlag(HistoryAddition.ConflictingId), ConflictingId);
        CountIf(arrived.Kind == EventKind.DossierStatus && arrived.Procedure is { } code && profile.FindProcedure(code) is null, UnknownProcedure);

        void CountIf(bool holds, string kind)
        {
            if (holds)
            {
                batch.Count(unit, day, kind, 1);
            }
        }
    }

    private static void CountDossier(CommitBatch batch, string unit, DossierFacts facts, int sign)
    {
        if (facts.TakenOverAt is not null)
        {
            return; // where it was received
        }

        if (facts.Incomplete)
        {
            batch.Count(unit, facts.LatestAt.Day, Incomplete, sign);
        }

        if (facts.BrokenPromiseMoved)
        {
            batch.Count(unit, facts.LatestAt.Day, BrokenPromiseMoved, sign);
        }

        if (facts.PromiseNotBelievedOf is { } unbelieved)
        {
            batch.Count(unit, facts.LatestAt.Day, $"{PromiseNotBelieved} {unbelieved}", sign);
        }

        if (facts.MidnightPromiseOf is { } dayOnly)
        {
            batch.Count(unit, facts.LatestAt.Day, $"{PromiseAtMidnight} {dayOnly}", sign);
        }
    }

    /// <summary>A stored kind without the source it may name.</summary>
    public static (string Kind, string? Source) Parts(string stored) =>
        stored.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var end ? (stored[..end], stored[(end + 1)..]) : (stored, null);

    /// <summary>A dossier counts as it is now and no longer as it was before (null: it was not).</summary>
    internal static void Recount(CommitBatch batch, string unit, DossierFacts? before, DossierFacts after)
    {
        if (before is not null)
        {
            CountDossier(batch, unit, before, -1);
        }

        CountDossier(batch, unit, after, 1);
    }

    internal static void DropZeros(Dictionary<QualityKey, long> quality)
    {
        foreach ((QualityKey key, long count) in quality)
        {
            if (count == 0)
            {
                quality.Remove(key);
            }
        }
    }

    internal static void CountArrival(CommitBatch batch, DecodedEvent arrived)
    {
        ref Instant latest = ref CollectionsMarshal.GetValueRefOrAddDefault(batch.LastArrival, arrived.Unit!.Code, out bool known);
        latest = known ? Instant.Max(latest, arrived.RecordedAt) : arrived.RecordedAt;
    }
}
