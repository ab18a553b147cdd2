namespace Ioc.Ingest.Broker;

/// <summary>
/// The broker that events come from. Offsets belong to <see cref="Id"/>: fixed for a real Kafka, new for each run of the embedded broker.
/// </summary>
public sealed record EventStream(string BootstrapServers, string Id, bool Embedded)
{
    /// <summary>A real Kafka cluster; its identity changes only when its topics are made anew.</summary>
    public static EventStream OfKafka(string bootstrapServers, string id) => new(bootstrapServers, id, Embedded: false);

    /// <summary>The broker in this process.</summary>
    public static EventStream Of(EmbeddedBroker broker) => new(broker.BootstrapServers, "embedded-" + Guid.NewGuid().ToString("N"), Embedded: true);
}
