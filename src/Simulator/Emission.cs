using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Simulator;

/// <summary>Something that is sent at a time; its bytes are made only then.</summary>
internal readonly record struct Emission(Instant EmitAt, IEmitter Emitter, int Step);

/// <summary>Makes the events of a plan, the same bytes for the same step every time.</summary>
internal interface IEmitter
{
    string Key { get; }

    EventKind KindOf(int step);

    void Write(EventJson json, in Emission emission);
}
