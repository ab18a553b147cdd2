using Confluent.Kafka;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Broker;

/// <summary>An event on its way to its topic. Key: UTF-8 of the unit's code, or `province`. RecordedAt becomes the record's timestamp (whole milliseconds).</summary>
public readonly record struct OutgoingEvent(string Topic, byte[] Key, byte[] Value, Instant RecordedAt)
{
    /// <summary>What one record costs in the broker beside key and value, rounded up.</summary>
    private const int Overhead = 80;

    /// <summary>Null: none.</summary>
    public Headers? Headers { get; init; }

    public long Cost => Key.Length + Value.Length + Overhead;
}
