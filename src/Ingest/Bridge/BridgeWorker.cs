using Confluent.Kafka;
using Ioc.Ingest.Background;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Mapping;
using Ioc.Ingest.Settings;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Bridge;

/// <summary>
/// Reads foreign topics, sends what their mappings make of them to ours, and commits the offsets only when all of it is acknowledged: killed anywhere it reads some records again, whose events have the same
/// ids and bytes and change nothing. Whatever fails begins again from the committed offsets; no record is passed over because our brokers do not take what became of it.
/// </summary>
internal sealed class BridgeWorker(
    BridgeSettings settings, IReadOnlyList<TopicMapping> mappings, Profile profile, EventProducer producer, BridgeState state, BridgeMetrics metrics, TimeProvider time,
    BackgroundFailures failures, ILogger<BridgeWorker> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan RoomTimeout = TimeSpan.FromSeconds(10);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await OwnThread.RunAsync("ioc bridge", () => ReadOn(stoppingToken)).ConfigureAwait(false); // calls of the client wait
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            state.Failed(e.Message);
            throw;
        }
    }

    private void ReadOn(CancellationToken stopping)
    {
        foreach (TopicMapping mapping in mappings)
        {
            BridgeLog.Reads(log, mapping.Name, mapping.Topic);
        }

        var translation = new RecordTranslation(mappings, profile);
        using var source = new ForeignTopics(settings, [.. mappings.Select(mapping => mapping.Topic).Distinct(StringComparer.Ordinal)], state, log);
        while (!stopping.IsCancellationRequested)
        {
            List<ConsumeResult<byte[], byte[]>> batch = source.Take();
            if (batch.Count > 0)
            {
                Send(batch, translation, stopping);
                source.Commit(batch);
            }

            source.Look();
            state.Failed(null);
        }
    }

    /// <summary>Returns when all is acknowledged. Throws <see cref="KafkaException"/> when it is not known to be.</summary>
    private void Send(List<ConsumeResult<byte[], byte[]>> batch, RecordTranslation translation, CancellationToken stopping)
    {
        // In whole milliseconds as a Kafka timestamp is, so that the workers judge as we did.
        Instant received = Instant.FromUnixMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var outgoing = new List<OutgoingEvent>();
        var counts = new Dictionary<string, MappedCounts>(StringComparer.Ordinal);
        foreach (ConsumeResult<byte[], byte[]> record in batch)
        {
            translation.Add(record, received, outgoing, counts);
        }

        SendResult sent = producer.SendAsync(outgoing, RoomTimeout, stopping).GetAwaiter().GetResult();
        if (sent.Outcome != SendOutcome.Acknowledged)
        {
            throw new KafkaException(sent.Error ?? new Error(ErrorCode.Local_QueueFull, "too many events in flight"));
        }

        foreach ((string mapping, MappedCounts count) in counts)
        {
            metrics.Add(mapping, count);
        }
    }
}
