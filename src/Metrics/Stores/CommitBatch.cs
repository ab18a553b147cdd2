using System.Runtime.InteropServices;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>Everything one batch changes; committed in one database transaction, or not at all. Built by one thread.</summary>
public sealed class CommitBatch
{
    /// <summary>First statements of the transaction: each must find its owner epoch and expected offset, else the partition is fenced.</summary>
    public List<PartitionAdvance> Offsets { get; } = [];

    /// <summary>One row per touched dossier: insert or replace.</summary>
    public List<DossierRow> Dossiers { get; } = [];

    /// <summary>Deltas to add.</summary>
    public Dictionary<CounterKey, CounterVector> Counters { get; } = [];

    public List<DeadLetter> DeadLetters { get; } = [];

    /// <summary>Counts to add, by unit, local day of arrival and kind.</summary>
    public Dictionary<QualityKey, long> Quality { get; } = [];

    /// <summary>Latest arrival of an accepted event by unit (duplicates included).</summary>
    public Dictionary<string, Instant> LastArrival { get; } = [];

    public HealthChanges Health { get; } = new();

    public List<IndicatorValue> Indicators { get; } = [];

    public List<SourceTotal> SourceTotals { get; } = [];

    /// <summary>Offsets that were not consumed; figures are incomplete from then on.</summary>
    public List<OffsetGap> Gaps { get; } = [];

    /// <summary>Whether who commits it consumes health reports: nothing was missed until then.</summary>
    public bool Watched { get; set; }

    /// <summary>When it is committed by the program's clock.</summary>
    public Instant CommittedAt { get; set; }

    /// <summary>Whether its events are simulated (source /sim/...); null: no event. The store refuses to mix.</summary>
    public bool? Simulated { get; set; }

    /// <summary>Keeps the letter and counts it under its reason.</summary>
    public void AddDeadLetter(DeadLetter letter)
    {
        DeadLetters.Add(letter);
        Count(letter.Unit ?? "", letter.ArrivedAt.Day, RejectReasons.Code(letter.Reason));
    }

    /// <summary>Adds to what the data-quality page counts.</summary>
    public void Count(string unit, LocalDay day, string kind, long add = 1)
    {
        ref long count = ref CollectionsMarshal.GetValueRefOrAddDefault(Quality, new QualityKey(unit, day, kind), out _);
        count += add;
    }
}

/// <summary>Moves a partition's consumed offset from Expected (next to consume) to Next, if Epoch still owns it.</summary>
public sealed record PartitionAdvance(string Topic, int Partition, string Stream, long Epoch, long Expected, long Next)
{
    /// <summary>Epoch of Kafka's leader that wrote the last record before Next; null: not known.</summary>
    public int? LeaderEpoch { get; init; }
}

/// <summary>What a partition's new owner gets: its epoch and the next offset to consume (0 in a new stream). Gap: found by taking it, and recorded.</summary>
public sealed record PartitionOwnership(string Topic, int Partition, string Stream, long Epoch, long NextOffset)
{
    /// <summary>Id of the topic by Kafka; null: not known.</summary>
    public string? TopicId { get; init; }

    /// <summary>Epoch of Kafka's leader that wrote the last record before <see cref="NextOffset"/>: tells whether the broker still has what was consumed. Null: not known.</summary>
    public int? LeaderEpoch { get; init; }

    public OffsetGap? Gap { get; init; }
}

/// <summary>What the data-quality page counts. Unit is empty when not known. Kind: a dead-letter reason code, or duplicate, late, out-of-order, unknown-procedure, forwarded, conflicting-sequence, conflicting-id, broken-promise-moved, gap …</summary>
public readonly record struct QualityKey(string Unit, LocalDay Day, string Kind);

/// <summary>vn.ioc.indicator.report; Unit is a code or `province`. The store keeps all; the latest At per (unit, indicator) holds, ties by (Time, Source, Id, Sha256).</summary>
public sealed record IndicatorValue(string Unit, string Indicator, Instant At, decimal? Value, decimal? Numerator, decimal? Denominator, string ReportedBy, string? Note, Instant Time, string Source, string Id, byte[] Sha256);

/// <summary>What a source calls a report of its own.</summary>
public readonly record struct ReportedKey(string Source, string Id);

/// <summary>A stored report: what its source called it, and the SHA-256 of its bytes.</summary>
public sealed record ReportedId(ReportedKey Key, byte[] Sha256);

/// <summary>vn.ioc.source.total; the latest At per (unit, day) holds, ties as above.</summary>
public sealed record SourceTotal(string Unit, LocalDay Day, long Received, long Resolved, long Backlog, Instant At, Instant Time, string Source, string Id, byte[] Sha256);
