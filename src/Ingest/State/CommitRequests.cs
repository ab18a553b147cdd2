using System.Collections.Concurrent;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.State;

/// <summary>
/// What others add to the one committer's next batch (dead letters of the HTTP API, the relay's watermark). Thread-safe.
/// </summary>
public sealed class CommitRequests
{
    private readonly ConcurrentQueue<CommitRequest> _queue = new();
    private readonly Pulse _added = new();

    /// <summary>Adds to the next batch; completes when it is committed, faults when the committer stops.</summary>
    public Task AddAsync(Action<CommitBatch> contribution)
    {
        var request = new CommitRequest(contribution);
        _queue.Enqueue(request);
        _added.Fire();
        return request.Done.Task;
    }

    /// <summary>Completes when something was added after it was taken.</summary>
    internal Task Added => _added.Next;

    internal bool IsEmpty => _queue.IsEmpty;

    internal bool TryTake(out CommitRequest request) => _queue.TryDequeue(out request!);
}

/// <summary>One contribution and who waits for it.</summary>
internal sealed record CommitRequest(Action<CommitBatch> Contribution)
{
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
