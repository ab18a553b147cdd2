using Confluent.Kafka;
using Ioc.Ingest.State;

namespace Ioc.Ingest.Broker;

/// <summary>Rung by whoever is told that a topic is not there, so that it is looked for at once. Thread-safe.</summary>
internal sealed class TopicAlarm
{
    private readonly Pulse _rung = new();

    /// <summary>Completes when it is rung from now on.</summary>
    public Task Rung => _rung.Next;

    /// <summary>Does nothing when the error says something else.</summary>
    public void Ring(Error error)
    {
        if (error.IsMissing())
        {
            _rung.Fire();
        }
    }
}
