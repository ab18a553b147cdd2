using Ioc.Metrics.Time;

namespace Ioc.Ingest.Worker;

/// <summary>
/// What the lane does beside a batch. Tick: let time alone act. Heartbeat: commit even nothing, so that the store knows we watched.
/// PublishAll: every live part goes out. BlindSince: we missed what happened from then on. CaughtUp: we see everything again.
/// </summary>
internal readonly record struct LaneOrders(bool Tick, bool Heartbeat, bool PublishAll, Instant? BlindSince, bool CaughtUp)
{
    public bool Any => Tick || Heartbeat || PublishAll || BlindSince is not null || CaughtUp;
}
