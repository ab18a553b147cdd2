using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Ingest.Worker.Reading;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>What the consumer loop works with.</summary>
internal sealed record LoopParts(
    Duty Duty, EventStream Stream, IngestSettings Settings, TimeProvider Time, IngestState State, CommitProgress Progress,
    OwnedPartitions Owned, RecordIntake Intake, CommitLane Lane, TopicIds Topics, IngestMetrics Metrics, ILogger Log)
{
    /// <summary>How it becomes a member of the group; tests stand in for one.</summary>
    public JoinGroup Join { get; init; } = (parts, contact, assigned, revoked) => new GroupMembership(parts, contact, assigned, revoked);
}
