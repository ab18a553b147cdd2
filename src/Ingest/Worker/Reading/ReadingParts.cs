using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>What a session reads by, and whom it tells how the broker is.</summary>
internal record ReadingParts(Duty Duty, EventStream Stream, IngestSettings Settings, IngestState State, IngestMetrics Metrics, ILogger Log)
{
    /// <summary>How it becomes a member of the group; tests stand in for one.</summary>
    public JoinGroup Join { get; init; } = (parts, contact, assigned, revoked) => new GroupMembership(parts, contact, assigned, revoked);
}
