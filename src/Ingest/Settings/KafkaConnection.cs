using Confluent.Kafka;

namespace Ioc.Ingest.Settings;

/// <summary>How to reach a Kafka cluster. Its text never shows a secret.</summary>
public sealed class KafkaConnection
{
    /// <summary>host:port, several separated by commas.</summary>
    public required string BootstrapServers { get; init; }

    /// <summary>Identity of the topics' content: offsets in the store belong to it. Another cluster is another stream; a topic made anew in this one is noticed by its id.</summary>
    public string Stream { get; init; } = "kafka";

    public SecurityProtocol Security { get; init; } = SecurityProtocol.Plaintext;

    public SaslMechanism? Sasl { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>PEM file of the authorities that sign the brokers' certificates; null: those of the system.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>PEM files of our own certificate and key (mutual TLS).</summary>
    public string? CertificateFile { get; init; }

    public string? KeyFile { get; init; }

    public string? KeyPassword { get; init; }

    /// <summary>Whether a broker's certificate must be for the host that we call.</summary>
    public bool VerifiesHost { get; init; } = true;

    /// <summary>Static member of the consumer group (group.instance.id): a worker that comes back within the session timeout gets its partitions back and no other moves. Null: a new member at each start.</summary>
    public string? Member { get; init; }

    /// <summary>Without a sign of life for this long a worker is taken for dead and its partitions go to others.</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether missing topics are made at start (else they are only checked).</summary>
    public bool MakesTopics { get; init; } = true;

    /// <summary>Partitions of the event topics when we make them.</summary>
    public int Partitions { get; init; } = 12;

    /// <summary>Copies of each partition when we make topics; null: as the cluster does by default.</summary>
    public short? Replicas { get; init; }

    /// <summary>Sets what every client needs to connect.</summary>
    internal T Apply<T>(T client)
        where T : ClientConfig
    {
        client.BootstrapServers = BootstrapServers;
        client.SecurityProtocol = Security;
        client.SaslMechanism = Sasl;
        client.SaslUsername = User;
        client.SaslPassword = Password;
        client.SslCaLocation = AuthorityFile;
        client.SslCertificateLocation = CertificateFile;
        client.SslKeyLocation = KeyFile;
        client.SslKeyPassword = KeyPassword;
        client.SslEndpointIdentificationAlgorithm = VerifiesHost ? SslEndpointIdentificationAlgorithm.Https : SslEndpointIdentificationAlgorithm.None;
        client.SocketKeepaliveEnable = true;
        client.ReconnectBackoffMaxMs = 2_000; // the default of 10 s would be most of our time to be live again
        return client;
    }

    public override string ToString() => $"{BootstrapServers} ({Security})";
}
