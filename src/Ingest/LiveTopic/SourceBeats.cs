using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.LiveTopic;

/// <summary>
/// What workers say of themselves, put together: the state of the source as a dashboard shows it. A partition whose owner has not been heard of for
/// <see cref="SilentAfter"/> is one that nobody consumes. Thread-safe.
/// </summary>
internal sealed class SourceBeats
{
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(4);

    /// <summary>Nobody at all for this long: the source is down.</summary>
    private static readonly TimeSpan DownAfter = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Topic, int Partition), SourceBeat> _beats = [];

    public void Take(SourceBeat beat)
    {
        lock (_gate)
        {
            if (!_beats.TryGetValue((beat.Topic, beat.Partition), out SourceBeat? held) || beat.Epoch > held.Epoch || (beat.Epoch == held.Epoch && beat.AsOf >= held.AsOf))
            {
                _beats[(beat.Topic, beat.Partition)] = beat;
            }
        }
    }

    /// <summary>State of the whole source now. Counts: partitions of each topic, as the cluster has them.</summary>
    public SourceReport Report(IReadOnlyDictionary<string, int> counts, Instant now)
    {
        lock (_gate)
        {
            SourceBeat[] known = [.. _beats.Values.Where(beat => counts.TryGetValue(beat.Topic, out int count) && beat.Partition < count)];
            SourceBeat[] alive = [.. known.Where(beat => now - beat.AsOf <= SilentAfter)];
            int expected = counts.Values.Sum();
            bool complete = alive.Length == expected;
            double lag = known.Select(beat => now - beat.AsOf <= SilentAfter ? beat.LagSeconds : (now - beat.AsOf).TotalSeconds).DefaultIfEmpty(0).Max();
            string? nobody = known.Length == 0 ? "no ingest worker has been heard of"
                : known.All(beat => now - beat.AsOf > DownAfter) ? "no ingest worker is alive"
                : known.Length < expected && alive.Length < expected ? Missing(counts)
                : null;
            return new SourceReport(
                lag,
                known.Max(beat => beat.LastCommit),
                known.Select(beat => beat.CommitNumber).DefaultIfEmpty(0).Max(),
                alive.FirstOrDefault(beat => beat.StoreError is not null)?.StoreError,
                nobody ?? alive.FirstOrDefault(beat => beat.BrokerError is not null)?.BrokerError,
                complete && alive.All(beat => beat.CaughtUp),
                [.. known.OrderBy(beat => beat.Topic, StringComparer.Ordinal).ThenBy(beat => beat.Partition)
                    .Select(beat => new PartitionSnapshot(beat.Topic, beat.Partition, beat.Epoch, beat.NextOffset, beat.Behind))]);
        }
    }

    private string Missing(IReadOnlyDictionary<string, int> counts)
    {
        IEnumerable<string> missing = counts.SelectMany(topic => Enumerable.Range(0, topic.Value)
            .Where(partition => !_beats.ContainsKey((topic.Key, partition))).Select(partition => $"{topic.Key}[{partition}]"));
        return $"never consumed so far: {string.Join(", ", missing.Take(3))}";
    }

    /// <summary>The topics that figures depend on.</summary>
    public static IReadOnlyList<string> Watched { get; } = Topics.Events;
}
