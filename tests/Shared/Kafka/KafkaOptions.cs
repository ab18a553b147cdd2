namespace Ioc.Tests.Shared.Kafka;

/// <summary>What a <see cref="KafkaCluster"/> is to be.</summary>
public sealed record KafkaOptions
{
    /// <summary>1 or 3.</summary>
    public int Brokers { get; init; } = 1;

    /// <summary>Whether a line stands before each broker's port of clients, to be cut and slowed.</summary>
    public bool Lines { get; init; }

    /// <summary>Lines of server.properties of every broker, over those of the cluster. The clients' listener is named CLIENT.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Users with SCRAM-SHA-256.</summary>
    public IReadOnlyList<(string Name, string Password)> Users { get; init; } = [];
}
