using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Worker.Reading;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>What the consumer loop works with: what its session reads by, and where it takes what was read.</summary>
internal sealed record LoopParts(
    Duty Duty, EventStream Stream, IngestSettings Settings, TimeProvider Time, IngestState State, CommitProgress Progress,
    OwnedPartitions Owned, RecordIntake Intake, CommitLane Lane, TopicIds Topics, IngestMetrics Metrics, ILogger Log)
    : ReadingParts(Duty, Stream, Settings, State, Metrics, Log);
