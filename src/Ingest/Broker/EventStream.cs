using Ioc.Ingest.Settings;

namespace Ioc.Ingest.Broker;

/// <summary>
/// The broker that events come from. Offsets belong to <see cref="Id"/>: fixed for a real Kafka, new for each run of the embedded broker.
/// </summary>
public sealed record EventStream(KafkaConnection Connection, string Id, bool Embedded)
{
    public string BootstrapServers => Connection.BootstrapServers;

    /// <summary>A Kafka cluster; its identity changes only when its topics are made anew.</summary>
    public static EventStream OfKafka(KafkaConnection connection) => new(connection, connection.Stream, Embedded: false);

    /// <summary>A Kafka cluster without credentials.</summary>
    public static EventStream OfKafka(string bootstrapServers, string id) => OfKafka(new KafkaConnection { BootstrapServers = bootstrapServers, Stream = id });

    /// <summary>The broker in this process.</summary>
    public static EventStream Of(EmbeddedBroker broker) =>
        new(new KafkaConnection { BootstrapServers = broker.BootstrapServers }, "embedded-" + Guid.NewGuid().ToString("N"), Embedded: true);
}
