using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Live;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.LiveTopic;

/// <summary>
/// Publishes parts to ioc.live. It never waits: what finds no room is left out, since every part goes out again within a minute. Thread-safe.
/// </summary>
public sealed class LiveTopicWriter : ILiveSink, IDisposable
{
    private readonly IProducer<string, byte[]> _producer;

    public LiveTopicWriter(EventStream stream, ILogger<LiveTopicWriter> log)
    {
        ProducerConfig settings = KafkaSettings.Producer(stream);
        settings.ClientId = "ioc-live-producer";
        settings.MessageTimeoutMs = 5_000; // what is older is not live
        settings.QueueBufferingMaxMessages = 20_000;
        settings.QueueBufferingMaxKbytes = 32 * 1024;
        settings.CompressionType = CompressionType.Lz4;
        settings.EnableIdempotence = false; // parts carry versions (ENGINES.md), and one that times out is not to stop those behind it
        _producer = new ProducerBuilder<string, byte[]>(settings)
            .SetKeySerializer(Serializers.Utf8)
            .SetLogHandler((_, message) => KafkaLog.Message(log, message))
            .SetErrorHandler((_, error) => KafkaLog.Error(log, error))
            .Build();
    }

    public void Publish(DossierPart part) => Send(LiveKeys.Dossiers(part.Unit), LiveJson.Write(part));

    public void Publish(HealthPart part) => Send(LiveKeys.Health(part.Unit), LiveJson.Write(part));

    public void Publish(IncidentsPart part) => Send(LiveKeys.Incidents, LiveJson.Write(part));

    internal void Publish(SourceBeat beat) => Send(LiveKeys.Source(beat.Topic, beat.Partition), LiveJson.Write(beat));

    public void Dispose()
    {
        _producer.Flush(TimeSpan.FromSeconds(1));
        _producer.Dispose();
    }

    private void Send(string key, byte[] value)
    {
        try
        {
            _producer.Produce(Topics.Live, new Message<string, byte[]> { Key = key, Value = value });
        }
        catch (ProduceException<string, byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
        {
            // The broker is away: who reads says that it is late.
        }
    }
}
