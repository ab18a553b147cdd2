using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>An event of the plan: when it is sent, its kind (which says the topic), its key (the unit's code, or `province`), and the CloudEvent as UTF-8 JSON.</summary>
public readonly record struct SimulatedEvent(Instant EmitAt, EventKind Kind, string Key, byte[] Bytes);
