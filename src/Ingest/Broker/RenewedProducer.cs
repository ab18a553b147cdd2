using Confluent.Kafka;
using Ioc.Ingest.Hosting;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>
/// A producer that is made anew when it can never send again (a fatal error); what the old one still held fails, and whoever waits for it is told so. One that is
/// finished right after its start is replaced a little later, so that a cluster that refuses us is not called without end. Thread-safe.
/// </summary>
internal sealed class RenewedProducer : IDisposable
{
    private static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(2), Grace = TimeSpan.FromSeconds(5), LastReports = TimeSpan.FromSeconds(20);

    private readonly ProducerConfig _settings;
    private readonly ClientTrouble _trouble;
    private readonly IngestState _state;
    private readonly ILogger _log;
    private readonly Lock _gate = new();
    private Client _client;
    private bool _closed;

    public RenewedProducer(ProducerConfig settings, IngestState state, ILogger log)
    {
        (_settings, _trouble, _state, _log) = (settings, new ClientTrouble(settings.SaslUsername), state, log);
        _client = Open();
    }

    /// <summary>Asked once a client, by one for all who want to know. Throws <see cref="KafkaException"/> while the cluster does not answer.</summary>
    public async Task<PartitionCounts> CountsAsync()
    {
        try
        {
            return await Current.CountsAsync().ConfigureAwait(false);
        }
        catch (KafkaException unknown)
        {
            throw new KafkaException(_trouble.Explain(unknown.Error), unknown);
        }
    }

    /// <summary>Topics may have been made anew since: who asks next asks the cluster.</summary>
    public void ForgetCounts() => Current.ForgetCounts();

    public Handle Handle => Current.Producer.Handle;

    private Client Current
    {
        get
        {
            lock (_gate)
            {
                return _client;
            }
        }
    }

    /// <summary>Puts a record on its way. Throws <see cref="ProduceException{TKey, TValue}"/> when it is not taken.</summary>
    public void Produce(TopicPartition home, Message<byte[], byte[]> message, Action<DeliveryReport<byte[], byte[]>> report)
    {
        Client client = Current;
        try
        {
            client.Producer.Produce(home, message, report);
        }
        catch (ProduceException<byte[], byte[]> refused) when (IsFatal(refused.Error))
        {
            Replace(client, refused.Error.Reason);
            throw;
        }
    }

    /// <summary>Sends a record and waits until it is acknowledged. Throws <see cref="KafkaException"/>.</summary>
    public async Task ProduceAsync(TopicPartition home, Message<byte[], byte[]> message, CancellationToken cancellation)
    {
        Client client = Current;
        try
        {
            await client.Producer.ProduceAsync(home, message, cancellation).ConfigureAwait(false);
        }
        catch (ProduceException<byte[], byte[]> refused) when (IsFatal(refused.Error))
        {
            Replace(client, refused.Error.Reason);
            throw;
        }
    }

    /// <summary>A record of this topic was acknowledged.</summary>
    public void Acknowledged(string topic)
    {
        _trouble.Passed();
        if (_state.Writing.Remove(topic))
        {
            BrokerLog.AllowedAgain(_log, "topic " + topic);
        }
    }

    /// <summary>The error, with what the client heard last of its brokers.</summary>
    public Error Explain(Error error) => _trouble.Explain(error);

    /// <summary>Why a record of this topic was not taken, with the topic and a right that is lacking; the state keeps what Kafka refuses.</summary>
    public Error WhyNot(string topic, Error error)
    {
        if (error.IsMissing())
        {
            ForgetCounts();
        }

        Error why = _trouble.Explain(error).On($"topic {topic}", "Write", _settings.SaslUsername);
        if (why.IsRefusal() && _state.Writing.Add(topic, why.Reason))
        {
            BrokerLog.Refused(_log, why.Reason);
        }

        return why;
    }

    public void Dispose()
    {
        Client last;
        lock (_gate)
        {
            _closed = true;
            last = _client;
        }

        last.Close(TimeSpan.FromSeconds(2));
    }

    private static bool IsFatal(Error error) => error.IsFatal || error.Code == ErrorCode.Local_Fatal;

    private Client Open()
    {
        var client = new Client();
        client.Producer = new ProducerBuilder<byte[], byte[]>(_settings)
            .SetLogHandler((_, message) => KafkaLog.Message(_log, message))
            .SetErrorHandler((_, error) =>
            {
                KafkaLog.Error(_log, error);
                _trouble.Heard(error);
                if (error.IsFatal)
                {
                    Replace(client, error.Reason);
                }
            })
            .Build();
        return client;
    }

    /// <summary>Called by the client's own thread too: nothing here waits.</summary>
    private void Replace(Client finished, string why)
    {
        if (Interlocked.Exchange(ref finished.Finished, 1) == 0)
        {
            _ = Task.Run(() => ReplaceAsync(finished, why));
        }
    }

    private async Task ReplaceAsync(Client finished, string why)
    {
        TimeSpan lived = TimeProvider.System.GetElapsedTime(finished.Opened);
        if (lived < ShortestLife)
        {
            await Task.Delay(ShortestLife - lived, TimeProvider.System).ConfigureAwait(false);
        }

        while (!TryReplace(why))
        {
            await Task.Delay(ShortestLife, TimeProvider.System).ConfigureAwait(false);
        }

        if (Current == finished)
        {
            return; // closed meanwhile: who closes disposes of the last one
        }

        // Whoever took it just before finds it there; then its last reports are told: nobody is to wait for ever.
        await Task.Delay(Grace, TimeProvider.System).ConfigureAwait(false);
        await OwnThread.RunAsync("ioc producer closes", () => finished.Close(LastReports)).ConfigureAwait(false);
    }

    /// <summary>False: no other could be made now (no memory, no thread); nobody else tries.</summary>
    private bool TryReplace(string why)
    {
        try
        {
            lock (_gate)
            {
                if (_closed)
                {
                    return true;
                }

                _client = Open();
            }
        }
        catch (Exception e)
        {
            BrokerLog.ProducerNotReplaced(_log, e);
            return false;
        }

        _state.ProducerReplaced(why);
        BrokerLog.ProducerReplaced(_log, why);
        return true;
    }

    private sealed class Client
    {
        public readonly long Opened = TimeProvider.System.GetTimestamp();
        public int Finished;
        private readonly Lock _asking = new();
        private Task<PartitionCounts>? _counts;

        public IProducer<byte[], byte[]> Producer { get; set; } = null!;

        public Task<PartitionCounts> CountsAsync()
        {
            lock (_asking)
            {
                return _counts is null or { IsFaulted: true }
                    ? _counts = OwnThread.RunAsync("ioc partitions", () => PartitionCounts.Read(Producer.Handle, Topics.Events, KafkaSettings.MetadataTimeout))
                    : _counts;
            }
        }

        public void ForgetCounts()
        {
            lock (_asking)
            {
                _counts = _counts is { IsCompleted: true } ? null : _counts;
            }
        }

        /// <summary>A question that is under way uses the client: it ends first.</summary>
        public void Close(TimeSpan lastReports)
        {
            Producer.Flush(lastReports);
            Task? asked;
            lock (_asking)
            {
                asked = _counts;
            }

            _ = asked is null ? 0 : Task.WaitAny([asked], KafkaSettings.MetadataTimeout);
            Producer.Dispose();
        }
    }
}
