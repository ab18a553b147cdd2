using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>What the consumer loop works with.</summary>
internal sealed record LoopParts(
    Duty Duty, EventStream Stream, IngestSettings Settings, TimeProvider Time, IngestState State, CommitProgress Progress, CommitRequests Requests,
    OwnedPartitions Owned, RecordIntake Intake, CommitLane Lane, TopicIds Topics, IngestMetrics Metrics, ILogger Log);
