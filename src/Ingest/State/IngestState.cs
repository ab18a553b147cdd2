using System.Collections.Concurrent;
using System.Globalization;
using Ioc.Ingest.Settings;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.State;

/// <summary>What ingest says of itself, for health checks, tiles and the gateway. Written by the worker; read by anyone.</summary>
public sealed class IngestState(TimeProvider time, IngestSettings settings)
{
    private const int GapsKept = 100;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, IngestState> _parts = new(StringComparer.Ordinal);
    private readonly Queue<OffsetGap> _gaps = new();
    private IReadOnlyList<PartitionSnapshot> _partitions = [];
    private IReadOnlyList<OpenTransaction> _waits = [];
    private Instant? _lastCommit;
    private Instant? _oldestPending;
    private long _commitNumber;
    private string? _storeError;
    private string? _brokerError = "starting";
    private string? _liveError;
    private string? _series;
    private string? _seriesElsewhere;
    private bool _caughtUp;
    private long _deadLetters;
    private bool _heard;
    private (long Times, string? Why) _producersReplaced;
    private (long Times, string? Why) _unrelayed;
    private IReadOnlyList<string> _topicFaults = [];
    private long? _downSince = time.GetTimestamp();

    /// <summary>Why the store takes no commits now; null while it does.</summary>
    public string? StoreError
    {
        get
        {
            if (!_parts.IsEmpty)
            {
                return _parts.Values.Select(part => part.StoreError).FirstOrDefault(error => error is not null);
            }

            lock (_gate)
            {
                return _storeError;
            }
        }
    }

    /// <summary>
    /// "ok", or what a person must set right at the time-series store: why it takes nothing though it answers (credentials, bucket), or which lines it refused for good
    /// within the last hour; as whoever writes there found, here or elsewhere. Null: nobody has said so far.
    /// </summary>
    public string? Series => Volatile.Read(ref _series) ?? Volatile.Read(ref _seriesElsewhere);

    /// <summary>Whether a process that consumes nothing itself has read all live parts that there were.</summary>
    public bool HasHeard => Volatile.Read(ref _heard);

    /// <summary>How often a producer that could never send again was replaced since the start of the process, and why the last time.</summary>
    public (long Times, string? Why) ProducersReplaced
    {
        get
        {
            lock (_gate)
            {
                return _producersReplaced;
            }
        }
    }

    /// <summary>"ok", or how many dead letters their topic can never take since the start of the process, and why the last one: those are in the store alone.</summary>
    public string DeadLetterTopic
    {
        get
        {
            lock (_gate)
            {
                return _unrelayed.Why is { } why ? string.Create(CultureInfo.InvariantCulture, $"{_unrelayed.Times} only in the store: {why}") : "ok";
            }
        }
    }

    /// <summary>For how long nothing can be taken in or kept, of a process without duties of its own; zero: it can.</summary>
    internal TimeSpan DownFor
    {
        get
        {
            lock (_gate)
            {
                return _downSince is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Topics, or the group, that Kafka does not let us read: their events are not counted.</summary>
    public Refusals Reading { get; } = new();

    /// <summary>Topics that Kafka does not let us write to.</summary>
    public Refusals Writing { get; } = new();

    /// <summary>What is wrong with the topics, as last looked at; in plain words.</summary>
    public IReadOnlyList<string> TopicFaults => Volatile.Read(ref _topicFaults);

    /// <summary>Dead letters committed since the start of the process.</summary>
    internal long DeadLetters => Volatile.Read(ref _deadLetters) + _parts.Values.Sum(part => part.DeadLetters);

    /// <summary>Number of the last commit.</summary>
    internal long CommitNumber
    {
        get
        {
            lock (_gate)
            {
                return _commitNumber;
            }
        }
    }

    /// <summary>The state of one duty of this process. From then on this one tells all parts together.</summary>
    internal IngestState Part(string duty) => _parts.GetOrAdd(duty, _ => new IngestState(time, settings));

    /// <summary>This process has that duty no more.</summary>
    internal void Forget(string duty) => _parts.TryRemove(duty, out _);

    /// <summary>Of each duty of this process.</summary>
    internal IReadOnlyList<IngestSnapshot> Parts() => _parts.IsEmpty ? [Snapshot()] : [.. _parts.Values.Select(part => part.Snapshot())];

    public IngestSnapshot Snapshot()
    {
        if (!_parts.IsEmpty)
        {
            return Together([.. _parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => part.Value.Snapshot())], Volatile.Read(ref _liveError));
        }

        var now = Instant.From(time.GetUtcNow());
        lock (_gate)
        {
            Instant oldest = _waits.Select(open => open.Since).Concat(_partitions.Select(partition => partition.UnansweredSince).OfType<Instant>()).Append(_oldestPending ?? now).Min();
            double lag = Math.Max(0, (now - oldest).TotalSeconds);
            string? brokerError = _brokerError ?? Reading.Words.FirstOrDefault();
            SourceState state = _storeError is not null || brokerError is not null ? SourceState.Down
                : lag > settings.LateAfter.TotalSeconds || _liveError is not null ? SourceState.Late
                : SourceState.Live;
            return new IngestSnapshot(state, lag, _lastCommit, _commitNumber, _storeError, brokerError, _caughtUp, _partitions, [.. _gaps]) { LiveError = _liveError, Waits = _waits, DownFor = DownFor };
        }
    }

    /// <summary>As bad as the worst of them.</summary>
    private static IngestSnapshot Together(IReadOnlyList<IngestSnapshot> parts, string? liveError) => new(
        parts.Select(part => part.State).Append(liveError is null ? SourceState.Live : SourceState.Late).Max(),
        parts.Max(part => part.LagSeconds),
        parts.Max(part => part.LastCommit),
        parts.Max(part => part.CommitNumber),
        parts.FirstOrDefault(part => part.StoreError is not null)?.StoreError,
        parts.FirstOrDefault(part => part.BrokerError is not null)?.BrokerError,
        parts.All(part => part.CaughtUp),
        [.. parts.SelectMany(part => part.Partitions)],
        [.. parts.SelectMany(part => part.Gaps)])
    {
        LiveError = liveError,
        Waits = [.. parts.SelectMany(part => part.Waits)],
        DownFor = parts.Max(part => part.DownFor),
    };

    internal void Committed(Instant at, long number, int deadLetters)
    {
        Interlocked.Add(ref _deadLetters, deadLetters);
        lock (_gate)
        {
            (_lastCommit, _commitNumber, _storeError) = (at, number, null);
            NoteDown();
        }
    }

    /// <summary>As the store says when partitions were taken: it takes writes.</summary>
    internal void Opened(Instant? lastCommit, long number)
    {
        lock (_gate)
        {
            (_lastCommit, _commitNumber, _storeError) = (lastCommit, number, null);
            NoteDown();
        }
    }

    /// <summary>The timestamp of the oldest record consumed and not yet committed; null: none.</summary>
    internal void Pending(Instant? oldest)
    {
        lock (_gate)
        {
            _oldestPending = oldest;
        }
    }

    /// <summary>What workers elsewhere say: all of the state of a process that consumes nothing itself.</summary>
    internal void Heard(SourceReport report)
    {
        lock (_gate)
        {
            _oldestPending = report.LagSeconds > 0 ? Instant.From(time.GetUtcNow()) - TimeSpan.FromSeconds(report.LagSeconds) : null;
            (_lastCommit, _commitNumber, _storeError, _brokerError, _liveError) = (report.LastCommit, report.CommitNumber, report.StoreError, report.BrokerError, report.LiveError);
            (_partitions, _caughtUp, _waits, _seriesElsewhere) = (report.Partitions, report.CaughtUp, report.Waits, report.Series);
            foreach (OffsetGap gap in report.Gaps.Except(_gaps))
            {
                Keep(gap);
            }

            NoteDown();
            Volatile.Write(ref _heard, true);
        }
    }

    /// <summary>Why boards do not get all live parts; null: they do.</summary>
    internal void LiveSays(string? trouble) => Volatile.Write(ref _liveError, trouble);

    /// <summary>What this process found when it wrote to the time-series store; null: it does not write there.</summary>
    internal void SeriesSays(string? state) => Volatile.Write(ref _series, state);

    internal void TopicsHave(IReadOnlyList<string> faults) => Volatile.Write(ref _topicFaults, faults);

    internal void ProducerReplaced(string why)
    {
        lock (_gate)
        {
            _producersReplaced = (_producersReplaced.Times + 1, why);
        }
    }

    internal void NotRelayed(string why)
    {
        lock (_gate)
        {
            _unrelayed = (_unrelayed.Times + 1, why);
        }
    }

    internal void StoreFailed(string why)
    {
        lock (_gate)
        {
            _storeError = why;
            NoteDown();
        }
    }

    internal void BrokerSays(string? trouble)
    {
        if (trouble is null && Volatile.Read(ref _brokerError) is null)
        {
            return; // said with every record
        }

        lock (_gate)
        {
            _brokerError = trouble;
            NoteDown();
        }
    }

    internal void Consumed(IReadOnlyList<PartitionSnapshot> partitions, bool caughtUp)
    {
        lock (_gate)
        {
            (_partitions, _caughtUp) = (partitions, caughtUp);
        }
    }

    /// <summary>Within the lock.</summary>
    private void NoteDown() => _downSince = _storeError is null && _brokerError is null ? null : _downSince ?? time.GetTimestamp();

    internal void Found(OffsetGap gap)
    {
        lock (_gate)
        {
            Keep(gap);
        }
    }

    /// <summary>Partitions that wait for the end of somebody's transaction.</summary>
    internal void WaitsFor(IReadOnlyList<OpenTransaction> open)
    {
        lock (_gate)
        {
            _waits = open;
        }
    }

    /// <summary>Within the lock.</summary>
    private void Keep(OffsetGap gap)
    {
        _gaps.Enqueue(gap);
        if (_gaps.Count > GapsKept)
        {
            _gaps.Dequeue();
        }
    }
}
