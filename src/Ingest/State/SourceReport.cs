using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.State;

/// <summary>The state of the whole source as a process knows it that consumes nothing itself.</summary>
internal sealed record SourceReport(
    double LagSeconds, Instant? LastCommit, long CommitNumber, string? StoreError, string? BrokerError, bool CaughtUp, IReadOnlyList<PartitionSnapshot> Partitions)
{
    public IReadOnlyList<OpenTransaction> Waits { get; init; } = [];

    public IReadOnlyList<OffsetGap> Gaps { get; init; } = [];

    /// <summary>Why parts do not come, or not all of them; null: they do.</summary>
    public string? LiveError { get; init; }

    /// <summary><see cref="IngestState.Series"/> of whoever writes there; null: nobody says.</summary>
    public string? Series { get; init; }
}
