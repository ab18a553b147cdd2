using System.Collections.Immutable;
using Confluent.Kafka;

namespace Ioc.Ingest.Bridge;

/// <summary>What the bridge says of itself, for health checks and metrics. Written by its thread; read by anyone.</summary>
internal sealed class BridgeState
{
    private const int GapsKept = 100;

    private readonly Lock _gate = new();
    private string? _failure = "starting";
    private string? _contact;
    private ImmutableSortedDictionary<string, string> _topics = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
    private ImmutableDictionary<TopicPartition, long> _behind = ImmutableDictionary<TopicPartition, long>.Empty;
    private ImmutableQueue<string> _gaps = [];
    private long _lost;

    /// <summary>Why it does not do its work, in plain words; empty: it does.</summary>
    public IReadOnlyList<string> WhyNot
    {
        get
        {
            lock (_gate)
            {
                string?[] reasons = [_failure, _contact, .. _topics.Values];
                return [.. reasons.OfType<string>().Distinct()];
            }
        }
    }

    /// <summary>Partitions that are read here, and how many records of each are not read yet.</summary>
    public IReadOnlyDictionary<TopicPartition, long> Behind => Volatile.Read(ref _behind);

    /// <summary>Records that were gone before they were read, in words: the latest 100 since the start of the process.</summary>
    public IReadOnlyList<string> Gaps
    {
        get
        {
            lock (_gate)
            {
                return [.. _gaps];
            }
        }
    }

    /// <summary>How many records were gone, as far as that is known.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>The run ended with this and is begun again; null: it goes on.</summary>
    public void Failed(string? why)
    {
        lock (_gate)
        {
            _failure = why;
        }
    }

    /// <summary>Whether the foreign cluster answers. Null: it does.</summary>
    public void Contact(string? trouble)
    {
        lock (_gate)
        {
            _contact = trouble;
        }
    }

    /// <summary>Why a topic cannot be read; null: it can.</summary>
    public void Topic(string topic, string? trouble)
    {
        lock (_gate)
        {
            _topics = trouble is null ? _topics.Remove(topic) : _topics.SetItem(topic, trouble);
        }
    }

    public void Reads(ImmutableDictionary<TopicPartition, long> behind) => Volatile.Write(ref _behind, behind);

    /// <summary>Count: records, 0 where it is not known.</summary>
    public void Gap(string words, long count)
    {
        lock (_gate)
        {
            _gaps = _gaps.Enqueue(words);
            _gaps = _gaps.Count() > GapsKept ? _gaps.Dequeue() : _gaps;
            Volatile.Write(ref _lost, _lost + count);
        }
    }
}
