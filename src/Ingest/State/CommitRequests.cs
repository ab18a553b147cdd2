using System.Collections.Concurrent;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.State;

/// <summary>
/// What others add to the one committer's next batch (dead letters of the HTTP API). Thread-safe.
/// </summary>
public sealed class CommitRequests
{
    private readonly ConcurrentQueue<CommitRequest> _queue = new();
    private readonly Pulse _added = new();

    /// <summary>Adds to the next batch; completes when it is committed, faults when that can never be. Who cancels gives it up: it is committed only if that was under way.</summary>
    public async Task AddAsync(Action<CommitBatch> contribution, CancellationToken cancellation)
    {
        var request = new CommitRequest(contribution);
        GiveBack(request);
        using (cancellation.Register(() => request.GiveUp(cancellation)))
        {
            await request.Done.ConfigureAwait(false);
        }
    }

    /// <summary>Completes when something was added after it was taken.</summary>
    internal Task Added => _added.Next;

    internal bool IsEmpty => _queue.IsEmpty;

    /// <summary>The next one that somebody waits for.</summary>
    internal bool TryTake(out CommitRequest request)
    {
        while (_queue.TryDequeue(out request!))
        {
            if (!request.IsSettled)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>To be taken by whoever commits next.</summary>
    internal void GiveBack(CommitRequest request)
    {
        _queue.Enqueue(request);
        _added.Fire();
    }

    /// <summary>The process ends: whoever still waits is told.</summary>
    internal void Stop()
    {
        while (TryTake(out CommitRequest request))
        {
            request.GiveUp(new CancellationToken(canceled: true));
        }
    }
}
