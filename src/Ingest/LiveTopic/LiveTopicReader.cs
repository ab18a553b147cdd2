using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Background;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.LiveTopic;

/// <summary>
/// Reads ioc.live from its beginning, in no group, and hands every part to all sinks: so each process that shows figures is a full replica and warm at once. Also
/// reads it anew when it is another topic than before, and whenever it can be read again. On a thread of its own, since a consumer blocks.
/// </summary>
internal sealed class LiveTopicReader(EventStream stream, IEnumerable<ILiveSink> sinks, SourceBeats beats, LiveDelivery delivery, BackgroundFailures failures, ILogger<LiveTopicReader> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Look = TimeSpan.FromMilliseconds(100);

    /// <summary>How often is asked whether the topic is still the same: its consumer does not always notice.</summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);

    /// <summary>Workers send something each second: when nothing came for this long, the topic is asked whether there is more.</summary>
    private static readonly TimeSpan SilentFor = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromSeconds(2);

    private readonly ILiveSink[] _sinks = [.. sinks];
    private volatile IReadOnlyDictionary<string, int>? _expected;
    private volatile Error? _trouble;
    private volatile bool _warm;
    private string? _topic;

    /// <summary>Everything that was there when we began was read.</summary>
    public bool IsWarm => _warm;

    /// <summary>Partitions of each topic of events, as the cluster has them; null: not known yet.</summary>
    public IReadOnlyDictionary<string, int>? Expected => _expected;

    /// <summary>Why nothing can be read now; null: it can.</summary>
    public Error? Trouble => _trouble;

    protected override Task RunAsync(CancellationToken stoppingToken) =>
        OwnThread.RunAsync("ioc live", () => ReadOn(stoppingToken));

    private void ReadOn(CancellationToken stopping)
    {
        using var ids = new TopicIds(stream, log);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Read(ids, stopping);
            }
            catch (KafkaException e)
            {
                // An outage, no right, no topic: it passes, and one notices soon.
                NotRead(e.Error);
                stopping.WaitHandle.WaitOne(Pause);
            }
        }
    }

    /// <summary>From the beginning, until it must be begun again: the topic is another one, or its consumer does not go on.</summary>
    private void Read(TopicIds ids, CancellationToken stopping)
    {
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(KafkaSettings.LiveReader(stream))
            .SetLogHandler((_, message) => KafkaLog.Message(log, message))
            .SetErrorHandler((_, error) => Heard(error))
            .Build();
        Identify(ids.AskAsync([Topics.Live]).WaitAsync(stopping).GetAwaiter().GetResult());
        PartitionCounts counts = PartitionCounts.Read(consumer.Handle, [Topics.Live, .. Topics.Events], KafkaSettings.MetadataTimeout);
        _expected = Topics.Events.ToDictionary(topic => topic, topic => counts[topic], StringComparer.Ordinal);
        TopicPartition[] partitions = [.. Enumerable.Range(0, counts[Topics.Live]).Select(partition => new TopicPartition(Topics.Live, partition))];
        HashSet<TopicPartition> behind = [.. partitions];
        consumer.Assign(partitions.Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        long asked = TimeProvider.System.GetTimestamp(), heard = asked;
        Task<IReadOnlyDictionary<string, StreamId>>? look = null; // beside us: who is asked may hang, while parts come
        while (!stopping.IsCancellationRequested)
        {
            if (consumer.Consume(Look) is { } record)
            {
                CanBeRead();
                heard = TimeProvider.System.GetTimestamp();
                if (!record.IsPartitionEOF)
                {
                    Take(record, live: behind.Count == 0);
                }
                else if (behind.Remove(record.TopicPartition))
                {
                    _warm |= behind.Count == 0;
                }
            }

            if (look is null && TimeProvider.System.GetElapsedTime(asked) >= AskEvery)
            {
                look = ids.AskAsync([Topics.Live]);
            }
            else if (look is { IsCompleted: true })
            {
                if (IsAnother(look) || (TimeProvider.System.GetElapsedTime(heard) >= SilentFor && StandsStill(consumer, partitions)))
                {
                    return;
                }

                (look, asked) = (null, TimeProvider.System.GetTimestamp());
            }
        }
    }

    /// <summary>While it cannot be asked the consumer itself says what is wrong.</summary>
    private bool IsAnother(Task<IReadOnlyDictionary<string, StreamId>> look)
    {
        try
        {
            return Identify(look.GetAwaiter().GetResult());
        }
        catch (KafkaException unanswered) when (!unanswered.Error.IsMissing())
        {
            return false;
        }
    }

    /// <summary>Whether the broker has more than its consumer gives.</summary>
    private bool StandsStill(IConsumer<byte[], byte[]> consumer, TopicPartition[] partitions)
    {
        try
        {
            bool stands = Array.Exists(partitions, partition => consumer.QueryWatermarkOffsets(partition, Patience).High.Value > Math.Max(0, consumer.Position(partition).Value));
            if (stands)
            {
                LiveTopicLog.StandsStill(log);
            }

            return stands;
        }
        catch (KafkaException)
        {
            return false; // its broker is away: it goes on when that is back, or is found standing
        }
    }

    /// <summary>Whether the topic is another one than when we asked before. Throws <see cref="KafkaException"/> when it is not there.</summary>
    private bool Identify(IReadOnlyDictionary<string, StreamId> found)
    {
        if (!found.TryGetValue(Topics.Live, out StreamId? id))
        {
            throw new KafkaException(new Error(ErrorCode.UnknownTopicOrPart, "it is not there, or we may not see it"));
        }

        if (_trouble?.IsOfCluster() == true)
        {
            CanBeRead();
        }

        (string? was, string? now) = (_topic, id.TopicId);
        _topic = now;
        if (was is null || now is null || was == now)
        {
            return false;
        }

        LiveTopicLog.TopicIsNew(log, was, now);
        delivery.TopicIsNew();
        return true;
    }

    private void Take(ConsumeResult<byte[], byte[]> record, bool live)
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
                beats.Take(beat, live);
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

    private void Heard(Error error)
    {
        KafkaLog.Error(log, error);
        if (error.IsFatal || error.Code == ErrorCode.Local_AllBrokersDown)
        {
            NotRead(error);
        }
    }

    private void NotRead(Error error)
    {
        if (_trouble?.Reason != error.Reason)
        {
            LiveTopicLog.NotRead(log, error.Reason);
        }

        _trouble = error;
    }

    private void CanBeRead()
    {
        if (_trouble is not null)
        {
            _trouble = null;
            LiveTopicLog.ReadAgain(log);
        }
    }
}
