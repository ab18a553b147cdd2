using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.State;

/// <summary>Whether what is shown follows the source: live, late (we are behind), down (nothing can be taken in or kept).</summary>
public enum SourceState
{
    Live,
    Late,
    Down,
}

/// <summary>One partition that this process consumes. Behind: records that the broker has and we have not consumed.</summary>
public sealed record PartitionSnapshot(string Topic, int Partition, long Epoch, long NextOffset, long Behind);

/// <summary>
/// State of ingest at one instant. StoreError, BrokerError and LiveError (why boards do not get all parts): in plain words, null while all is well.
/// CaughtUp: all that the broker held when partitions were taken, or when a pause of the process ended, is committed; whether we keep up since is State.
/// </summary>
public sealed record IngestSnapshot(
    SourceState State,
    double LagSeconds,
    Instant? LastCommit,
    long CommitNumber,
    string? StoreError,
    string? BrokerError,
    bool CaughtUp,
    IReadOnlyList<PartitionSnapshot> Partitions,
    IReadOnlyList<OffsetGap> Gaps)
{
    /// <summary>Partitions that wait for the end of somebody's transaction; what lies behind is acknowledged and not counted yet.</summary>
    public IReadOnlyList<OpenTransaction> Waits { get; init; } = [];

    /// <summary>What is wrong at the broker, or what events wait for there, in plain words; null: nothing.</summary>
    public string? BrokerTrouble => BrokerError ?? (Waits.Count > 0 ? string.Join("; ", Waits) : null);

    public string? LiveError { get; init; }

    /// <summary>For how long nothing can be taken in or kept, as far as this process has seen it; zero: it can.</summary>
    public TimeSpan DownFor { get; init; }
}
