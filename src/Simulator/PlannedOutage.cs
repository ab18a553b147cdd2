using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>An outage of one pair, or of many at once. Silent: nothing is reported meanwhile, not even that it is down.</summary>
internal sealed record PlannedOutage(Instant Start, Instant End, bool Silent, IReadOnlyList<HealthPair> Pairs, string Detail)
{
    public bool Contains(Instant at) => Start <= at && at < End;
}
