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

    /// <summary>Clients show this name and password and may do what no rule forbids; at the address inside anyone may do everything.</summary>
    public static KafkaOptions Secured(string user, string password) => new()
    {
        Users = [(user, password)],
        Settings = new Dictionary<string, string>
        {
            ["listener.security.protocol.map"] = "CLIENT:SASL_PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT",
            ["sasl.enabled.mechanisms"] = "SCRAM-SHA-256",
            ["listener.name.client.scram-sha-256.sasl.jaas.config"] = "org.apache.kafka.common.security.scram.ScramLoginModule required;",
            ["authorizer.class.name"] = "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            ["super.users"] = "User:ANONYMOUS",
            ["allow.everyone.if.no.acl.found"] = "true",
        },
    };
}
