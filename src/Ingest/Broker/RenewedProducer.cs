using System.Collections.Concurrent;
using Confluent.Kafka;
using Ioc.Ingest.Background;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>
/// A producer that is made anew when it can never send again (a fatal error, or a leader that it does not find again); what the old one still held fails, and whoever waits for it is told so. One that is
/// finished right after its start is replaced a little later, so that a cluster that refuses us is not called without end. Thread-safe.
/// </summary>
internal sealed class RenewedProducer : IDisposable
{
    private static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(2), Grace = TimeSpan.FromSeconds(5), LastReports = TimeSpan.FromSeconds(20);

    /// <summary>For how long records of a partition may time out one after the other before we ask whether the cluster has a leader for it, and from that answer on until one is acknowledged.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(3);

    private readonly ProducerConfig _settings;
    private readonly ClientTrouble _trouble;
    private readonly IngestState _state;
    private readonly ILogger _log;
    private readonly Lock _gate = new();

    /// <summary>Since when all records of a partition time out.</summary>
    private readonly ConcurrentDictionary<TopicPartition, long> _overdue = [];
    private ProducerClient _client;
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

    private ProducerClient Current
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
        ProducerClient client = Current;
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
        ProducerClient client = Current;
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

    /// <summary>A record of this partition was acknowledged.</summary>
    public void Acknowledged(TopicPartition partition)
    {
        _trouble.Passed();
        if (!_overdue.IsEmpty)
        {
            _overdue.TryRemove(partition, out _);
            _overdue.TryRemove(new TopicPartition(partition.Topic, Partition.Any), out _); // one that found no partition
        }

        if (_state.Writing.Remove(partition.Topic))
        {
            BrokerLog.AllowedAgain(_log, "topic " + partition.Topic);
        }
    }

    /// <summary>
    /// A record of this partition timed out. A client that is told once that a partition has no leader may never find one again (librdkafka issue 5430): when the cluster says that it
    /// has one and still none is acknowledged, it is replaced. While the cluster does not answer, another client would do no better.
    /// </summary>
    public void TimedOut(TopicPartition partition)
    {
        ProducerClient client = Current;
        if (TimeProvider.System.GetElapsedTime(_overdue.GetOrAdd(partition, _ => TimeProvider.System.GetTimestamp())) >= Stuck)
        {
            client.AskOnce(() => ReplaceIfStuckAsync(client, partition));
        }
    }

    /// <summary>The error, with what the client heard last of its brokers.</summary>
    public Error Explain(Error error) => _trouble.Explain(error);

    /// <summary>Why a record of this partition was not taken, with its topic and a right that is lacking; the state keeps, by topic, what Kafka refuses.</summary>
    public Error WhyNot(TopicPartition partition, Error error)
    {
        string topic = partition.Topic;
        if (error.Code == ErrorCode.Local_MsgTimedOut)
        {
            TimedOut(partition);
        }

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
        ProducerClient last;
        lock (_gate)
        {
            _closed = true;
            last = _client;
        }

        last.Close(TimeSpan.FromSeconds(2));
    }

    private async Task ReplaceIfStuckAsync(ProducerClient client, TopicPartition partition)
    {
        if (!await OwnThread.RunAsync("ioc leader", () => HasLeader(client, partition)).ConfigureAwait(false))
        {
            return;
        }

        await Task.Delay(Stuck, TimeProvider.System).ConfigureAwait(false);
        if (_overdue.ContainsKey(partition))
        {
            _overdue.Clear();
            Replace(client, $"records of {partition.Topic} time out, though it has a leader");
        }
    }

    private static bool HasLeader(ProducerClient client, TopicPartition partition)
    {
        try
        {
            using IAdminClient admin = new DependentAdminClientBuilder(client.Producer.Handle).Build();
            TopicMetadata found = admin.GetMetadata(partition.Topic, KafkaSettings.MetadataTimeout).Topics.Single(topic => topic.Topic == partition.Topic);
            return found.Partitions.Exists(each => each.Leader >= 0 && (partition.Partition == Partition.Any || partition.Partition == each.PartitionId));
        }
        catch (KafkaException)
        {
            return false;
        }
    }

    private static bool IsFatal(Error error) => error.IsFatal || error.Code == ErrorCode.Local_Fatal;

    private ProducerClient Open()
    {
        var client = new ProducerClient();
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
    private void Replace(ProducerClient finished, string why)
    {
        if (Interlocked.Exchange(ref finished.Finished, 1) == 0)
        {
            _ = Task.Run(() => ReplaceAsync(finished, why));
        }
    }

    private async Task ReplaceAsync(ProducerClient finished, string why)
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
}
