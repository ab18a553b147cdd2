using Ioc.Metrics.Time;

namespace Ioc.Ingest.State;

/// <summary>What ingest says of itself, for health checks, tiles and the gateway. Written by the worker; read by anyone.</summary>
public sealed class IngestState(TimeProvider time, IngestSettings settings)
{
    private const int GapsKept = 100;

    private readonly Lock _gate = new();
    private readonly Queue<OffsetGap> _gaps = new();
    private IReadOnlyList<PartitionSnapshot> _partitions = [];
    private Instant? _lastCommit;
    private Instant? _oldestPending;
    private long _commitNumber;
    private string? _storeError;
    private string? _brokerError = "starting";
    private bool _caughtUp;
    private long _deadLetters;

    /// <summary>Why the store takes no commits now; null while it does.</summary>
    public string? StoreError
    {
        get
        {
            lock (_gate)
            {
                return _storeError;
            }
        }
    }

    /// <summary>Dead letters committed since the start of the process.</summary>
    internal long DeadLetters => Volatile.Read(ref _deadLetters);

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

    public IngestSnapshot Snapshot()
    {
        var now = Instant.From(time.GetUtcNow());
        lock (_gate)
        {
            double lag = _oldestPending is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : 0;
            SourceState state = _storeError is not null || _brokerError is not null ? SourceState.Down
                : lag > settings.LateAfter.TotalSeconds ? SourceState.Late
                : SourceState.Live;
            return new IngestSnapshot(state, lag, _lastCommit, _commitNumber, _storeError, _brokerError, _caughtUp, _partitions, [.. _gaps]);
        }
    }

    internal void Committed(Instant at, long number, int deadLetters)
    {
        Interlocked.Add(ref _deadLetters, deadLetters);
        lock (_gate)
        {
            (_lastCommit, _commitNumber, _storeError) = (at, number, null);
        }
    }

    /// <summary>As the store says when partitions were taken: it takes writes.</summary>
    internal void Opened(Instant? lastCommit, long number)
    {
        lock (_gate)
        {
            (_lastCommit, _commitNumber, _storeError) = (lastCommit, number, null);
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

    internal void StoreFailed(string why)
    {
        lock (_gate)
        {
            _storeError = why;
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
        }
    }

    internal void Consumed(IReadOnlyList<PartitionSnapshot> partitions, bool caughtUp)
    {
        lock (_gate)
        {
            (_partitions, _caughtUp) = (partitions, caughtUp);
        }
    }

    internal void Found(OffsetGap gap)
    {
        lock (_gate)
        {
            _gaps.Enqueue(gap);
            if (_gaps.Count > GapsKept)
            {
                _gaps.Dequeue();
            }
        }
    }
}
