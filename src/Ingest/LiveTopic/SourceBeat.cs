using Ioc.Ingest.State;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.LiveTopic;

/// <summary>A sign of life of who consumes a partition: the greater epoch wins. Errors: in plain words, null while all is well.</summary>
internal sealed record SourceBeat(string Topic, int Partition, long Epoch, Instant AsOf)
{
    public double LagSeconds { get; init; }

    public long NextOffset { get; init; }

    public long Behind { get; init; }

    public bool CaughtUp { get; init; }

    public long CommitNumber { get; init; }

    public Instant? LastCommit { get; init; }

    public string? StoreError { get; init; }

    public string? BrokerError { get; init; }

    /// <summary>Whose transaction the partition waits for.</summary>
    public OpenTransaction? Waits { get; init; }

    /// <summary>Since when the partition's broker does not answer the worker.</summary>
    public Instant? UnansweredSince { get; init; }

    /// <summary>The latest gap that the process found in the partition.</summary>
    public OffsetGap? Gap { get; init; }

    /// <summary>Why its live parts do not all arrive.</summary>
    public string? LiveError { get; init; }

    /// <summary><see cref="IngestState.Series"/>; null: this worker does not write there.</summary>
    public string? Series { get; init; }
}
