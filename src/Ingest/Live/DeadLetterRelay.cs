using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Background;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Live;

/// <summary>
/// Writes committed dead letters to the topic ioc.dead-letters, in the order of their rows. The store remembers how far it came, so
/// after a crash some may go twice and none is left out. Ingest never waits for it.
/// </summary>
internal sealed class DeadLetterRelay(IOperationalStore store, IKpiReader reader, EventProducer producer, EventStream stream, IngestState state, ICoordinatorLease lease, TopicAlarm alarm, BackgroundFailures failures, ILogger<DeadLetterRelay> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private const int Page = 50; // in memory at once
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        long? seen = null;
        long? relayed = null;
        string? told = null;
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            if (!lease.IsHeld)
            {
                (seen, relayed) = (null, null); // another relays meanwhile
                continue;
            }

            // On Kafka other processes commit dead letters too: only the store knows.
            long committed = state.DeadLetters;
            if ((stream.Embedded && committed == seen) || state.StoreError is not null)
            {
                continue;
            }

            try
            {
                relayed ??= await store.RelayedDeadLetterAsync(stoppingToken).ConfigureAwait(false);
                relayed = await RelayAsync(relayed.Value, stoppingToken).ConfigureAwait(false);
                (seen, told) = (committed, null);
            }
            catch (Exception e) when (e is KafkaException or StoreUnavailableException)
            {
                if (e is KafkaException { Error: var missing })
                {
                    alarm.Ring(missing);
                }

                if (e.Message != told)
                {
                    IngestLog.RelayFailed(log, told = e.Message);
                }
            }
        }
    }

    /// <summary>Relays all rows after this id and returns the last one's.</summary>
    internal async Task<long> RelayAsync(long after, CancellationToken cancellation)
    {
        while (true)
        {
            IReadOnlyList<StoredDeadLetter> rows = await reader.DeadLettersAsync(after, Page, cancellation).ConfigureAwait(false);
            if (rows.Count == 0)
            {
                return after;
            }

            Error?[] refused = await Task.WhenAll(rows.Select(row => SendAsync(row, cancellation))).ConfigureAwait(false);
            foreach (StoredDeadLetter row in rows.Where((_, i) => refused[i] is not null))
            {
                // A request is refused whole: each goes once more by itself, and those behind it do not wait for one that is refused again.
                if (await SendAsync(row, cancellation).ConfigureAwait(false) is { } error)
                {
                    state.NotRelayed(error.Reason);
                    IngestLog.NeverRelayed(log, row.Id, error.Reason);
                }
            }

            after = rows[^1].Id;
            await store.MarkDeadLettersRelayedAsync(after, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Why it can never be sent so; null: it is acknowledged. Throws <see cref="KafkaException"/> when it may go later.</summary>
    private async Task<Error?> SendAsync(StoredDeadLetter row, CancellationToken cancellation)
    {
        try
        {
            await producer.SendAsync(Topics.DeadLetters, Message(row.Letter.Bounded()), cancellation).ConfigureAwait(false);
            return null;
        }
        catch (KafkaException refused) when (refused.Error.IsForGood())
        {
            return refused.Error;
        }
    }

    private static Message<byte[], byte[]> Message(DeadLetter letter) => new()
    {
        Key = letter.Key!,
        Value = letter.Value,
        Timestamp = new Timestamp(letter.ArrivedAt.ToUnixMilliseconds(), TimestampType.CreateTime),
        Headers = new Headers
        {
            { "ioc-reason", Encoding.UTF8.GetBytes(RejectReasons.Code(letter.Reason)) },
            { "ioc-detail", Encoding.UTF8.GetBytes(letter.Detail) },
            { "ioc-topic", Encoding.UTF8.GetBytes(letter.Topic) },
            { "ioc-partition", Encoding.UTF8.GetBytes(letter.Partition.ToString(CultureInfo.InvariantCulture)) },
            { "ioc-offset", Encoding.UTF8.GetBytes(letter.Offset.ToString(CultureInfo.InvariantCulture)) },
        },
    };
}
