using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.LiveTopic;

/// <summary>
/// What workers say of themselves, put together: the state of the source as a dashboard shows it. A partition whose owner has not been heard of for
/// <see cref="SilentAfter"/> is one that nobody consumes. How long ago that was is judged by when we heard it, on this machine's monotonic clock: clocks of
/// several machines differ. Only of what was there before we listened the sender's own time is all there is. While nobody is heard, commits of a coordinator
/// (<see cref="Watched"/>) tell workers that are dead from a live topic that brings nothing. Thread-safe.
/// </summary>
internal sealed class SourceBeats(TimeProvider machine)
{
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(4);

    /// <summary>Nobody at all for this long: the source is down.</summary>
    private static readonly TimeSpan DownAfter = TimeSpan.FromSeconds(20);

    /// <summary>Clocks that differ by more than this are a fault of their own (OPERATIONS.md).</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    /// <summary>Somebody who misses two signs of life is silent: the store is asked from then on.</summary>
    private static readonly TimeSpan AskAfter = TimeSpan.FromSeconds(2);

    /// <summary>A coordinator that has nothing else to commit does so every 15 s (<see cref="IngestSettings.HeartbeatEvery"/>).</summary>
    private static readonly TimeSpan CommitsCount = TimeSpan.FromSeconds(40);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Topic, int Partition), Heard> _beats = [];
    private Instant? _watched;
    private long? _committed;

    /// <summary>Whether nobody at all is heard.</summary>
    public bool IsSilent
    {
        get
        {
            lock (_gate)
            {
                return _beats.Values.All(one => machine.GetElapsedTime(one.At) > AskAfter);
            }
        }
    }

    /// <summary>Live: it was sent while we listened; else it was there before, nobody knows how long.</summary>
    public void Take(SourceBeat beat, bool live = true)
    {
        lock (_gate)
        {
            if (!_beats.TryGetValue((beat.Topic, beat.Partition), out Heard held) || beat.Epoch > held.Beat.Epoch || (beat.Epoch == held.Beat.Epoch && beat.AsOf > held.Beat.AsOf))
            {
                _beats[(beat.Topic, beat.Partition)] = new Heard(beat, machine.GetTimestamp(), live);
                if (live)
                {
                    (_watched, _committed) = (null, null);
                }
            }
        }
    }

    /// <summary>When a coordinator committed last, as the store says now. One that grows while nobody is heard is the sign of life of workers whose parts do not come.</summary>
    public void Watched(Instant at)
    {
        lock (_gate)
        {
            if (_watched is { } before && at > before)
            {
                _committed = machine.GetTimestamp();
            }

            _watched = at;
        }
    }

    /// <summary>State of the whole source now. Counts: partitions of each topic, as the cluster has them. Trouble: why ioc.live cannot be read; null: it can.</summary>
    public SourceReport Report(IReadOnlyDictionary<string, int> counts, Instant now, Error? trouble = null)
    {
        lock (_gate)
        {
            (SourceBeat Beat, TimeSpan Age)[] heard =
                [.. _beats.Values.Where(one => counts.TryGetValue(one.Beat.Topic, out int count) && one.Beat.Partition < count).Select(one => (one.Beat, Age(one, now)))];
            SourceBeat[] known = [.. heard.Select(one => one.Beat)];
            SourceBeat[] alive = [.. heard.Where(one => one.Age <= SilentAfter).Select(one => one.Beat)];
            int expected = counts.Values.Sum();
            bool complete = alive.Length == expected;
            double lag = heard.Select(one => one.Age <= SilentAfter ? one.Beat.LagSeconds : one.Age.TotalSeconds).DefaultIfEmpty(0).Max();
            bool silent = heard.All(one => one.Age > DownAfter), commits = _committed is { } at && machine.GetElapsedTime(at) < CommitsCount;
            string? nobody = known.Length == 0 ? "no ingest worker has been heard of"
                : silent && trouble?.IsOfCluster() == true ? trouble.Reason
                : silent && !commits ? "no ingest worker is alive"
                : known.Length < expected && alive.Length < expected ? Missing(counts)
                : null;
            string? live = trouble?.IsOfCluster() == false ? $"{Topics.Live} cannot be read: {trouble.Reason}"
                : commits ? $"workers commit, but nothing of them comes by {Topics.Live}"
                : alive.FirstOrDefault(beat => beat.LiveError is not null)?.LiveError;
            return new SourceReport(
                lag,
                known.Max(beat => beat.LastCommit),
                known.Select(beat => beat.CommitNumber).DefaultIfEmpty(0).Max(),
                alive.FirstOrDefault(beat => beat.StoreError is not null)?.StoreError,
                nobody ?? alive.FirstOrDefault(beat => beat.BrokerError is not null)?.BrokerError,
                complete && alive.All(beat => beat.CaughtUp),
                [.. known.OrderBy(beat => beat.Topic, StringComparer.Ordinal).ThenBy(beat => beat.Partition)
                    .Select(beat => new PartitionSnapshot(beat.Topic, beat.Partition, beat.Epoch, beat.NextOffset, beat.Behind) { UnansweredSince = beat.UnansweredSince })])
            {
                LiveError = live,
                Series = alive.Select(beat => beat.Series).OfType<string>().OrderBy(state => state == "ok").FirstOrDefault(),
                Waits = [.. alive.Select(beat => beat.Waits).OfType<OpenTransaction>()],
                Gaps = [.. known.Select(beat => beat.Gap).OfType<OffsetGap>()],
            };
        }
    }

    private TimeSpan Age(Heard one, Instant now)
    {
        TimeSpan since = machine.GetElapsedTime(one.At), told = now - one.Beat.AsOf;
        return !one.Live && told > ClocksDiffer ? told : since;
    }

    private string Missing(IReadOnlyDictionary<string, int> counts)
    {
        IEnumerable<string> missing = counts.SelectMany(topic => Enumerable.Range(0, topic.Value)
            .Where(partition => !_beats.ContainsKey((topic.Key, partition))).Select(partition => $"{topic.Key}[{partition}]"));
        return $"never consumed so far: {string.Join(", ", missing.Take(3))}";
    }

    private readonly record struct Heard(SourceBeat Beat, long At, bool Live);
}
