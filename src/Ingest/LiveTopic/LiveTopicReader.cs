using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Ingest.Worker;
using Ioc.Metrics.Live;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.LiveTopic;

/// <summary>
/// Reads ioc.live from its beginning, in no group, and hands every part to all sinks: so each process that shows figures is a full replica and warm at once.
/// What it hears of the workers becomes the <see cref="IngestState"/> of a dashboard (of a worker, which knows its own, only what it keeps of each minute).
/// </summary>
internal sealed class LiveTopicReader(
    EventStream stream, IEnumerable<ILiveSink> sinks, SourceBeats beats, IngestState state, WholeSource source, IngestSettings settings, TimeProvider time, ILogger<LiveTopicReader> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly ILiveSink[] _sinks = [.. sinks];
    private volatile bool _warm;
    private long _told;

    /// <summary>Everything that was there when we began was read.</summary>
    public bool IsWarm => _warm;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => RunAsync(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    private async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Read(stopping);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                TellTrouble(e.Message);
                IngestLog.LiveFailed(log, e.Message);
                await Task.Delay(Pause, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Read(CancellationToken stopping)
    {
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(KafkaSettings.LiveReader(stream))
            .SetLogHandler((_, message) => KafkaLog.Message(log, message))
            .SetErrorHandler((_, error) => Trouble(error))
            .Build();
        PartitionCounts counts = PartitionCounts.Read(consumer.Handle, [Topics.Live, .. Topics.Events], KafkaSettings.MetadataTimeout);
        var expected = Topics.Events.ToDictionary(topic => topic, topic => counts[topic], StringComparer.Ordinal);
        HashSet<int> behind = [.. Enumerable.Range(0, counts[Topics.Live])];
        consumer.Assign(behind.Select(partition => new TopicPartitionOffset(Topics.Live, partition, Offset.Beginning)));
        while (!stopping.IsCancellationRequested)
        {
            if (consumer.Consume(Look) is { } record)
            {
                if (record.IsPartitionEOF)
                {
                    behind.Remove(record.Partition.Value);
                    _warm |= behind.Count == 0;
                }
                else
                {
                    Take(record);
                }
            }

            Tell(expected);
        }
    }

    private void Take(ConsumeResult<byte[], byte[]> record)
    {
        if (record.Message.Key is null || record.Message.Value is not { } value)
        {
            return;
        }

        string key = Encoding.UTF8.GetString(record.Message.Key);
        if (LiveKeys.IsSource(key))
        {
            if (LiveJson.Read<SourceBeat>(value) is { Topic: not null } beat)
            {
                beats.Take(beat, live: _warm);
            }
        }
        else if (key == LiveKeys.Incidents)
        {
            Hand(LiveJson.Read<IncidentsPart>(value), (sink, part) => sink.Publish(part));
        }
        else if (LiveKeys.IsDossiers(key))
        {
            Hand(LiveJson.Read<DossierPart>(value), (sink, part) => sink.Publish(part));
        }
        else if (LiveKeys.IsHealth(key))
        {
            Hand(LiveJson.Read<HealthPart>(value), (sink, part) => sink.Publish(part));
        }
    }

    private void Hand<T>(T? part, Action<ILiveSink, T> publish)
        where T : class
    {
        if (part is not null)
        {
            Array.ForEach(_sinks, sink => publish(sink, part));
        }
    }

    /// <summary>A few times a second; before everything is read nothing is said.</summary>
    private void Tell(IReadOnlyDictionary<string, int> expected)
    {
        if (!_warm || TimeProvider.System.GetElapsedTime(_told) < settings.TickEvery)
        {
            return;
        }

        _told = TimeProvider.System.GetTimestamp();
        SourceReport report = beats.Report(expected, Instant.From(time.GetUtcNow()));
        if (settings.Consumes)
        {
            source.Heard(report);
        }
        else
        {
            state.Heard(report);
        }
    }

    private void Trouble(Error error)
    {
        KafkaLog.Error(log, error);
        if (error.IsFatal || error.Code == ErrorCode.Local_AllBrokersDown)
        {
            TellTrouble(error.Reason);
        }
    }

    private void TellTrouble(string why)
    {
        if (!settings.Consumes)
        {
            state.BrokerSays(why);
        }
    }
}
