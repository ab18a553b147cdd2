using Confluent.Kafka;

namespace Ioc.Ingest.Broker;

/// <summary>How sending ended. Busy: no room in flight, nothing was sent. Failed: some or all did not reach the broker.</summary>
public enum SendOutcome
{
    Acknowledged,
    Busy,
    Failed,
}

/// <summary>Positions: the last offset written per partition. Error: what the broker said when it failed.</summary>
public sealed record SendResult(SendOutcome Outcome, IReadOnlyDictionary<TopicPartition, long> Positions, Error? Error = null)
{
    internal static readonly SendResult Busy = new(SendOutcome.Busy, new Dictionary<TopicPartition, long>());
}
