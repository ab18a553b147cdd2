using Confluent.Kafka;

namespace Ioc.Ingest.State;

/// <summary>
/// How far each partition is committed in the store, and who waits for it. Thread-safe.
/// The worker commits at once while <see cref="SomeoneWaits"/>.
/// </summary>
public sealed class CommitProgress
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TopicPartition, long> _next = [];
    private readonly List<Waiter> _waiters = [];
    private int _callers;

    /// <summary>What callers hear, beside that it is committed.</summary>
    public LateRefusals Late { get; } = new();

    public bool SomeoneWaits => Volatile.Read(ref _callers) > 0;

    /// <summary>Says that a caller waits, until disposed.</summary>
    public IDisposable Caller()
    {
        Interlocked.Increment(ref _callers);
        return new Waiting(this);
    }

    /// <summary>Completes when the offset itself is committed.</summary>
    public Task Committed(TopicPartition partition, long offset)
    {
        lock (_gate)
        {
            if (_next.GetValueOrDefault(partition) > offset)
            {
                return Task.CompletedTask;
            }

            var waiter = new Waiter(partition, offset, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            _waiters.Add(waiter);
            return waiter.Done.Task;
        }
    }

    /// <summary>Everything below the offset is committed.</summary>
    public void Advance(TopicPartition partition, long next)
    {
        lock (_gate)
        {
            if (_next.GetValueOrDefault(partition) >= next)
            {
                return;
            }

            _next[partition] = next;
            for (int i = _waiters.Count - 1; i >= 0; i--)
            {
                Waiter waiter = _waiters[i];
                if (waiter.Offset < next && waiter.Partition == partition)
                {
                    _waiters.RemoveAt(i);
                    waiter.Done.TrySetResult();
                }
            }
        }
    }

    /// <summary>Gives up waiting (the caller timed out).</summary>
    public void Forget(IEnumerable<Task> waits)
    {
        var gone = waits.ToHashSet();
        lock (_gate)
        {
            _waiters.RemoveAll(waiter => gone.Contains(waiter.Done.Task));
        }
    }

    private sealed record Waiter(TopicPartition Partition, long Offset, TaskCompletionSource Done);

    private sealed class Waiting(CommitProgress owner) : IDisposable
    {
        private CommitProgress? _owner = owner;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _owner, null) is { } owner)
            {
                Interlocked.Decrement(ref owner._callers);
            }
        }
    }
}
