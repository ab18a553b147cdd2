using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Metrics.Live;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.LiveTopic;

/// <summary>
/// Publishes parts to ioc.live. It never waits and never throws: what does not arrive is left out, said by <see cref="LiveDelivery"/>, and goes out again with all
/// others when parts arrive again. Thread-safe.
/// </summary>
internal sealed class LiveTopicWriter : ILiveSink, IDisposable
{
    private static readonly TopicPartition Anywhere = new(Topics.Live, Partition.Any);

    private readonly LiveDelivery _delivery;
    private readonly RenewedProducer _together;
    private readonly Lazy<RenewedProducer> _alone;
    private volatile bool _closing;

    public LiveTopicWriter(EventStream stream, LiveDelivery delivery, IngestState state, ILogger<LiveTopicWriter> log)
    {
        _delivery = delivery;
        _together = new RenewedProducer(KafkaSettings.LiveWriter(stream), state, log);
        _alone = new Lazy<RenewedProducer>(() => new RenewedProducer(Alone(KafkaSettings.LiveWriter(stream)), state, log));
    }

    public long Renewals => _delivery.Renewals;

    public void Publish(DossierPart part) => Send(LiveKeys.Dossiers(part.Unit), LiveJson.Write(part));

    public void Publish(HealthPart part) => Send(LiveKeys.Health(part.Unit), LiveJson.Write(part));

    public void Publish(IncidentsPart part) => Send(LiveKeys.Incidents, LiveJson.Write(part));

    public void Publish(SourceBeat beat) => Send(LiveKeys.Source(beat.Topic, beat.Partition), LiveJson.Write(beat));

    public void Dispose()
    {
        _closing = true; // what is still on its way tells nothing of the topic any more
        _together.Dispose();
        if (_alone.IsValueCreated)
        {
            _alone.Value.Dispose();
        }
    }

    /// <summary>A topic refuses a whole batch, also for one record of it or for their sum: what was refused together is tried one by one.</summary>
    private static ProducerConfig Alone(ProducerConfig settings)
    {
        settings.ClientId += "-alone";
        settings.BatchNumMessages = 1;
        return settings;
    }

    private void Send(string key, byte[] value)
    {
        var message = new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(key), Value = value };
        Produce(key, message, alone: _delivery.IsTooLarge(key));
    }

    private void Produce(string key, Message<byte[], byte[]> message, bool alone)
    {
        if (_closing)
        {
            return;
        }

        try
        {
            RenewedProducer producer = alone ? _alone.Value : _together;
            producer.Produce(Anywhere, message, report =>
            {
                Tell(producer, report);
                Report(key, message, alone, report.Error);
            });
        }
        catch (ProduceException<byte[], byte[]> refused)
        {
            Report(key, message, alone, refused.Error);
        }
    }

    private static void Tell(RenewedProducer producer, DeliveryReport<byte[], byte[]> report)
    {
        if (!report.Error.IsError)
        {
            producer.Acknowledged(report.TopicPartition);
        }
        else if (report.Error.Code == ErrorCode.Local_MsgTimedOut)
        {
            producer.TimedOut(report.TopicPartition);
        }
    }

    private void Report(string key, Message<byte[], byte[]> message, bool alone, Error error)
    {
        if (_closing)
        {
            return;
        }

        if (!error.IsError)
        {
            _delivery.Delivered(key);
        }
        else if (!error.IsTooLarge())
        {
            _delivery.Lost(error);
        }
        else if (alone)
        {
            _delivery.TooLarge(key, message.Value.Length);
        }
        else
        {
            Produce(key, message, alone: true);
        }
    }
}
