using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Since when PostgreSQL does not answer (by the real clock), and why, in plain words.</summary>
public sealed record PostgresOutage(Instant Since, string Why);

/// <summary>
/// Whether PostgreSQL answers, as whoever asks it all the time last found. Who would wait for a server that is away looks here first: one asks, and the others do not queue up behind time-outs.
/// Without anybody who asks it is never away. Thread-safe.
/// </summary>
public sealed class PostgresState
{
    private volatile PostgresOutage? _outage;
    private volatile bool _isSuspected;
    private TaskCompletionSource _suspected = New();

    /// <summary>Null: it answers, or nobody asks.</summary>
    public PostgresOutage? Outage => _outage;

    /// <summary>It went away, came back, or was found well after it had failed somebody. Called by who found it: nothing here is to wait.</summary>
    public event Action? Changed;

    /// <summary>Completes when somebody saw it fail after this was taken.</summary>
    public Task Suspected => Volatile.Read(ref _suspected).Task;

    /// <summary>It failed somebody: it is to be asked now whether it is away.</summary>
    public void Suspect()
    {
        _isSuspected = true;
        Interlocked.Exchange(ref _suspected, New()).TrySetResult();
    }

    /// <summary>What was found when it was asked; null: it answers.</summary>
    public void Found(PostgresOutage? outage)
    {
        bool changed = _isSuspected || _outage is null != outage is null;
        (_outage, _isSuspected) = (outage, false);
        if (changed)
        {
            Changed?.Invoke();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
