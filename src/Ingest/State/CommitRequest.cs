using Ioc.Metrics.Stores;

namespace Ioc.Ingest.State;

/// <summary>One contribution to a commit and who waits for it. Thread-safe.</summary>
internal sealed class CommitRequest(Action<CommitBatch> contribution)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<CommitBatch>? _contribution = contribution;

    /// <summary>Completes when it is committed.</summary>
    public Task Done => _done.Task;

    /// <summary>Committed, failed or given up: there is nothing more to do for it.</summary>
    public bool IsSettled => _done.Task.IsCompleted;

    public void Contribute(CommitBatch commit) => Volatile.Read(ref _contribution)?.Invoke(commit);

    public void Committed() => _done.TrySetResult();

    public void Failed(Exception why) => _done.TrySetException(why);

    /// <summary>Nobody waits any more: unless a commit has it already, it is left out and what it holds is let go.</summary>
    public void GiveUp(CancellationToken cancellation)
    {
        Volatile.Write(ref _contribution, null);
        _done.TrySetCanceled(cancellation);
    }
}
