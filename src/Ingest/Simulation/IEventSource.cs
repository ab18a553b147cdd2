using Ioc.Metrics.Time;

namespace Ioc.Ingest.Simulation;

/// <summary>
/// A source of events that knows its own plan, such as the simulator. Deterministic: the same stretch of time always gives the same
/// events, so after a restart what was sent already is a duplicate and changes nothing.
/// </summary>
public interface IEventSource
{
    /// <summary>Events to be sent after `from` (excluded) up to `to` (included), in the order of sending.</summary>
    IEnumerable<PlannedEvent> Between(Instant from, Instant to);

    /// <summary>The past of the same stretch as a store that had watched would know it; health may be thinned out. Any order.</summary>
    IEnumerable<PlannedEvent> History(Instant from, Instant to);
}

/// <summary>An event of the plan: when it is sent, and its CloudEvent as UTF-8 JSON.</summary>
public readonly record struct PlannedEvent(Instant SentAt, byte[] Bytes);
