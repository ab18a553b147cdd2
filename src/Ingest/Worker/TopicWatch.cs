using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Looks every two seconds whether topics are still those whose partitions we took. Without it records of a topic that was made anew are passed over without a
/// word, up to the offset that we had reached in the old one. Used by the loop's thread; it asks beside it.
/// </summary>
internal sealed class TopicWatch(TopicIds ids, IReadOnlyList<string> topics, OwnedPartitions owned) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _machine = TimeProvider.System;
    private Task<IReadOnlyDictionary<string, StreamId>>? _look;
    private long _looked;

    /// <summary>Throws <see cref="TopicMadeAnewException"/> when the last look found another topic.</summary>
    public void Check()
    {
        if (_look is null)
        {
            if (!owned.IsEmpty && _machine.GetElapsedTime(_looked) > LookEvery)
            {
                _look = Task.Run(() => ids.AskAsync(topics));
            }
        }
        else if (_look.IsCompleted)
        {
            Task<IReadOnlyDictionary<string, StreamId>> look = _look;
            (_look, _looked) = (null, _machine.GetTimestamp());
            if (look.IsCompletedSuccessfully && Anew(look.Result) is { } topic)
            {
                throw new TopicMadeAnewException(topic);
            }
        }
    }

    /// <summary>Asks now, and waits for the answer.</summary>
    public bool IsMadeAnew(string topic)
    {
        try
        {
            return Anew(ids.AskAsync([topic]).GetAwaiter().GetResult()) is not null;
        }
        catch (KafkaException)
        {
            return false; // asked again with the next look
        }
    }

    public void Dispose() => _look?.ContinueWith(_ => { }, TaskScheduler.Default).Wait();

    /// <summary>A topic of which we own partitions by another id than it has now; null: none.</summary>
    private string? Anew(IReadOnlyDictionary<string, StreamId> now) =>
        owned.All.FirstOrDefault(partition => partition.TopicId is { } id && now.TryGetValue(partition.Topic, out StreamId? stream) && stream.TopicId is { } other && other != id)?.Topic;
}

/// <summary>A topic was deleted and made again: all partitions are to be taken anew.</summary>
internal sealed class TopicMadeAnewException(string topic) : Exception($"topic {topic} was deleted and made again: its partitions are taken anew, from the beginning");
