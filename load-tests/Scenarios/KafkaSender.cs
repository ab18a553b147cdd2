using System.Text;
using Confluent.Kafka;

namespace Ioc.LoadTests.Scenarios;

/// <summary>A sender as a commune's system is one: librdkafka with its usual settings, partitioned as Java's default does. Thread-safe.</summary>
internal sealed class KafkaSender(string broker, Step step) : IDisposable
{
    private readonly IProducer<string, byte[]> _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
    {
        BootstrapServers = broker,
        Acks = Acks.All,
        EnableIdempotence = true,
        Partitioner = Partitioner.Murmur2Random,
    }).SetKeySerializer(new Utf8()).Build();

    private long _acknowledged;

    /// <summary>Measured events that the broker has acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public void Send(LoadEvent e, bool measured)
    {
        long began = TimeProvider.System.GetTimestamp();
        _producer.Produce(e.Topic, new Message<string, byte[]> { Key = e.Key, Value = e.Value }, report =>
        {
            if (report.Error.IsError)
            {
                step.Fail(report.Error.Code.ToString());
            }
            else if (measured)
            {
                step.Ok(TimeProvider.System.GetElapsedTime(began));
                Interlocked.Increment(ref _acknowledged);
            }
        });
    }

    public void Dispose()
    {
        _producer.Flush(TimeSpan.FromSeconds(10));
        _producer.Dispose();
    }

    private sealed class Utf8 : ISerializer<string>
    {
        public byte[] Serialize(string data, SerializationContext context) => Encoding.UTF8.GetBytes(data);
    }
}
