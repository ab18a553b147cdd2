using Confluent.Kafka;

namespace Ioc.Ingest.Broker;

/// <summary>
/// A Kafka broker inside this process (librdkafka's mock cluster) on a loopback port. It holds about 5 MB a partition in memory,
/// has 4 partitions a topic and answers no admin call; any local process may connect. Dispose ends it and everything it holds.
/// </summary>
public sealed class EmbeddedBroker : IDisposable
{
    /// <summary>What producers may keep in flight per partition, in bytes, so that nothing is pushed out before it is committed.</summary>
    public const long InFlightLimit = 3_000_000;

    private readonly IAdminClient _owner;

    /// <summary>Starts it; throws <see cref="KafkaException"/> when no loopback port can be had.</summary>
    public EmbeddedBroker()
    {
        var settings = new AdminClientConfig();
        settings.Set("test.mock.num.brokers", "1");
        _owner = new AdminClientBuilder(settings).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        BrokerMetadata broker = _owner.GetMetadata(TimeSpan.FromSeconds(10)).Brokers.Single();
        BootstrapServers = $"{broker.Host}:{broker.Port}";
    }

    /// <summary>host:port on loopback, for any Kafka client.</summary>
    public string BootstrapServers { get; }

    public void Dispose() => _owner.Dispose();
}
