using Confluent.Kafka;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Broker;

/// <summary>
/// Writes events to their home partitions, idempotently and acknowledged by all in-sync replicas. A client that cannot go on (an idempotent one is finished for
/// good when the broker says that its sequence is broken) is replaced. On the embedded broker what is not yet committed by our own consumer stays under
/// <see cref="EmbeddedBroker.InFlightLimit"/>. Thread-safe.
/// </summary>
public sealed class EventProducer : IDisposable
{
    private readonly InFlight _inFlight;
    private readonly RenewedProducer _client;

    public EventProducer(EventStream stream, InFlight inFlight, IngestState state, ILogger<EventProducer> log)
    {
        _inFlight = inFlight;
        _client = new RenewedProducer(KafkaSettings.Producer(stream), state, log);
    }

    /// <summary>Partitions per topic, asked once a client; no thread waits for it but its own. Throws <see cref="KafkaException"/> when the cluster does not answer.</summary>
    public Task<PartitionCounts> CountsAsync(CancellationToken cancellation) => _client.CountsAsync().WaitAsync(cancellation);

    /// <summary>Topics may have been made anew since: who asks next asks the cluster.</summary>
    internal void ForgetCounts() => _client.ForgetCounts();

    /// <summary>The client of now, for tests.</summary>
    internal Handle Handle => _client.Handle;

    /// <summary>Sends all or, when there is no room within the patience (machine time), none. Completes when every record is acknowledged or has failed.</summary>
    public async Task<SendResult> SendAsync(IReadOnlyList<OutgoingEvent> events, TimeSpan patience, CancellationToken cancellation)
    {
        if (events.Count == 0)
        {
            return new SendResult(SendOutcome.Acknowledged, new Dictionary<TopicPartition, long>());
        }

        TopicPartition[] homes = await HomesAsync(events, cancellation).ConfigureAwait(false);
        if (!await ReserveAsync(Costs(events, homes), patience, cancellation).ConfigureAwait(false))
        {
            return SendResult.Busy;
        }

        return await Produce(events, homes, forwarded: false).ConfigureAwait(false);
    }

    /// <summary>Moves records that were found elsewhere to their home partitions, with the header that says so. Returns for each why it stayed; null: it is acknowledged.</summary>
    internal async Task<IReadOnlyList<Error?>> ForwardAsync(IReadOnlyList<OutgoingEvent> records)
    {
        TopicPartition[] homes = await HomesAsync(records, CancellationToken.None).ConfigureAwait(false);
        return await Task.WhenAll(records.Zip(homes, ForwardAsync)).ConfigureAwait(false);
    }

    private async Task<Error?> ForwardAsync(OutgoingEvent record, TopicPartition home) => _inFlight.TryReserve(home, record.Cost)
        ? (await Produce([record], [home], forwarded: true).ConfigureAwait(false)).Error
        : new Error(ErrorCode.Local_QueueFull, "too many events in flight");

    /// <summary>Writes a record as it is, with headers, to the partition of its key (any, without one); no limit in flight (dead letters). Throws <see cref="KafkaException"/>.</summary>
    internal async Task SendAsync(string topic, Message<byte[], byte[]> message, CancellationToken cancellation)
    {
        var anywhere = new TopicPartition(topic, Partition.Any);
        try
        {
            await _client.ProduceAsync(anywhere, message, cancellation).ConfigureAwait(false);
            _client.Acknowledged(anywhere);
        }
        catch (KafkaException refused)
        {
            throw new KafkaException(_client.WhyNot(anywhere, refused.Error), refused);
        }
    }

    /// <summary>The words, with what the client heard last of its brokers if they refuse it or cannot be reached.</summary>
    internal string Explain(string late) => _client.Explain(new Error(ErrorCode.Local_TimedOut, late)).Reason;

    public void Dispose() => _client.Dispose();

    private async Task<TopicPartition[]> HomesAsync(IReadOnlyList<OutgoingEvent> events, CancellationToken cancellation)
    {
        PartitionCounts counts = await CountsAsync(cancellation).ConfigureAwait(false);
        return [.. events.Select(e => new TopicPartition(e.Topic, Murmur2.Partition(e.Key, counts[e.Topic])))];
    }

    private static Dictionary<TopicPartition, long> Costs(IReadOnlyList<OutgoingEvent> events, TopicPartition[] homes)
    {
        var costs = new Dictionary<TopicPartition, long>();
        for (int i = 0; i < homes.Length; i++)
        {
            costs[homes[i]] = costs.GetValueOrDefault(homes[i]) + events[i].Cost;
        }

        return costs;
    }

    private async Task<bool> ReserveAsync(Dictionary<TopicPartition, long> costs, TimeSpan patience, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task giveUp = Task.Delay(patience, TimeProvider.System, deadline.Token);
        while (true)
        {
            Task freed = _inFlight.Freed;
            if (_inFlight.TryReserve(costs))
            {
                await deadline.CancelAsync().ConfigureAwait(false);
                return true;
            }

            if (await Task.WhenAny(freed, giveUp).ConfigureAwait(false) == giveUp)
            {
                cancellation.ThrowIfCancellationRequested();
                return false;
            }
        }
    }

    private Task<SendResult> Produce(IReadOnlyList<OutgoingEvent> events, TopicPartition[] homes, bool forwarded)
    {
        var sending = new Sending(events.Count, _inFlight, _client);
        for (int i = 0; i < homes.Length; i++)
        {
            var message = new Message<byte[], byte[]>
            {
                Key = events[i].Key,
                Value = events[i].Value,
                Timestamp = new Timestamp(events[i].RecordedAt.ToUnixMilliseconds(), TimestampType.CreateTime),
                Headers = events[i].Headers,
            };
            if (forwarded)
            {
                message.Headers = new Headers { { Topics.ForwardedHeader, "1"u8.ToArray() } };
            }

            try
            {
                _client.Produce(homes[i], message, sending.Handler);
            }
            catch (ProduceException<byte[], byte[]> refused)
            {
                sending.NotQueued(homes[i], events[i].Cost, refused.Error);
            }
        }

        return sending.Done;
    }
}
