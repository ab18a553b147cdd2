using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests.Running;

/// <summary>A Kafka client that knows nothing of us: librdkafka's own default partitioner (CRC32), or a partition named by the test. Forwarded: as if another worker had moved it.</summary>
public sealed class ForeignProducer(string bootstrapServers) : IDisposable
{
    private readonly IProducer<byte[], byte[]> _producer =
        new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = bootstrapServers, LingerMs = 0 }).Build();

    public Task<DeliveryResult<byte[], byte[]>> SendAsync(
        string topic, byte[]? key, byte[]? value, int? partition = null, Timestamp? timestamp = null, bool forwarded = false, Headers? headers = null)
    {
        var message = new Message<byte[], byte[]> { Key = key!, Value = value!, Timestamp = timestamp ?? new Timestamp(TestClock.Shared.GetUtcNow()), Headers = headers };
        if (forwarded)
        {
            message.Headers = new Headers { { Topics.ForwardedHeader, "1"u8.ToArray() } };
        }

        return partition is { } p ? _producer.ProduceAsync(new TopicPartition(topic, p), message) : _producer.ProduceAsync(topic, message);
    }

    public void Dispose() => _producer.Dispose();
}
