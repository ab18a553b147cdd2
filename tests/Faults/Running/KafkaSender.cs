using Confluent.Kafka;

namespace Ioc.Faults.Running;

/// <summary>A system that speaks Kafka itself, with librdkafka's idempotent producer. Acknowledged: by all in-sync copies. After an error it begins anew with another client.</summary>
internal sealed class KafkaSender(string bootstrap) : IEventSender
{
    private IProducer<string, string>? _producer;

    /// <summary>Settings of any producer of the load's.</summary>
    public static ProducerConfig Settings(string bootstrap) => new()
    {
        BootstrapServers = bootstrap,
        Acks = Acks.All,
        EnableIdempotence = true,
        Partitioner = Partitioner.Murmur2Random,
        MessageTimeoutMs = 8_000,
    };

    public static IProducer<string, string> Make(ProducerConfig settings) =>
        new ProducerBuilder<string, string>(settings).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();

    public async Task<bool> TrySendAsync(IReadOnlyList<LoadEvent> batch)
    {
        _producer ??= Make(Settings(bootstrap));
        try
        {
            await Task.WhenAll(batch.Select(e => _producer.ProduceAsync(e.Topic, new Message<string, string> { Key = e.Key, Value = e.Json })));
            return true;
        }
        catch (KafkaException)
        {
            Dispose();
            return false;
        }
    }

    public void Dispose()
    {
        _producer?.Dispose();
        _producer = null;
    }
}
