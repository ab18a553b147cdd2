using System.Text.Json;
using Confluent.Kafka;
using Ioc.Ingest.Background;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Worker.Reading;

/// <summary>
/// Which partitions wait for the end of whose transaction. The first record that is held back is its first; it is looked at (its time, its sender) and not taken.
/// Used by the loop's thread; it looks beside it.
/// </summary>
internal sealed class OpenTransactions(EventStream stream, IngestState state) : IDisposable
{
    /// <summary>Shorter ones are no news.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookTime = TimeSpan.FromSeconds(5);

    private const int LongestSender = 200;

    private readonly TimeProvider _machine = TimeProvider.System;
    private readonly Dictionary<TopicPartitionOffset, Waiting> _waiting = [];

    /// <summary>Held: where partitions wait now.</summary>
    public void Look(IReadOnlyCollection<TopicPartitionOffset> held)
    {
        if (held.Count == 0 && _waiting.Count == 0)
        {
            return;
        }

        foreach (TopicPartitionOffset gone in _waiting.Keys.Except(held).ToArray())
        {
            _waiting.Remove(gone);
        }

        foreach (TopicPartitionOffset at in held)
        {
            if (!_waiting.TryGetValue(at, out Waiting? waiting))
            {
                _waiting[at] = new Waiting(_machine.GetTimestamp());
            }
            else if (waiting.Found is null && _machine.GetElapsedTime(waiting.Since) > Patience)
            {
                waiting.Found = OwnThread.RunAsync("ioc transaction", () => Find(at));
            }
            else if (waiting.Found is { IsCompleted: true, IsCompletedSuccessfully: false } or { IsCompletedSuccessfully: true, Result: null })
            {
                (waiting.Since, waiting.Found) = (_machine.GetTimestamp(), null); // no answer: asked again
            }
        }

        state.WaitsFor([.. _waiting.Values.Select(waiting => waiting.Found is { IsCompletedSuccessfully: true, Result: { } found } ? found : null).OfType<OpenTransaction>()]);
    }

    public void Dispose() => Task.WhenAll(_waiting.Values.Select(waiting => waiting.Found ?? Task.CompletedTask)).ContinueWith(_ => { }, TaskScheduler.Default).Wait();

    private OpenTransaction? Find(TopicPartitionOffset at)
    {
        ConsumerConfig settings = KafkaSettings.Reader(stream, "ioc-open-transactions");
        settings.ClientId = "ioc-open-transactions";
        settings.EnableAutoCommit = false;
        settings.IsolationLevel = IsolationLevel.ReadUncommitted;
        using IConsumer<Ignore, byte[]> consumer = new ConsumerBuilder<Ignore, byte[]>(settings).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        consumer.Assign(at);
        return consumer.Consume(LookTime) is { IsPartitionEOF: false } record
            ? new OpenTransaction(at.Topic, at.Partition.Value, record.Offset.Value, Instant.FromUnixMilliseconds(record.Message.Timestamp.UnixTimestampMs), Sender(record.Message.Value))
            : null;
    }

    /// <summary>The member `source` and nothing else of the event.</summary>
    private static string? Sender(byte[]? value)
    {
        try
        {
            using var read = JsonDocument.Parse(value ?? []);
            return read.RootElement.TryGetProperty("source", out JsonElement source) && source.GetString() is { Length: <= LongestSender } sender ? sender : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class Waiting(long since)
    {
        public long Since { get; set; } = since;

        public Task<OpenTransaction?>? Found { get; set; }
    }
}
