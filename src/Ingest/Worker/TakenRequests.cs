using Ioc.Ingest.State;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker;

/// <summary>
/// What a committer has taken of <see cref="CommitRequests"/> and not settled yet. Each goes into one commit that the store takes: those of a batch that failed wait for the next,
/// and after a failure that may be theirs each goes alone. Used by one committer alone.
/// </summary>
internal sealed class TakenRequests(CommitRequests requests)
{
    private readonly List<CommitRequest> _taken = [];
    private bool _suspected;

    /// <summary>Whether any wait for a commit.</summary>
    public bool AreOpen => !requests.IsEmpty || _taken.Count > 0;

    /// <summary>After a failure that may be theirs each goes in a commit of its own: one that the store can never take holds up neither the others nor events. What write throws is told to who waits.</summary>
    public async Task CommitSuspectsAsync(Func<CommitBatch, Task<long>> write, Action<CommitBatch, long> committed, Action<Exception> failed, CancellationToken cancellation)
    {
        foreach (CommitRequest request in _suspected ? [.. _taken] : Array.Empty<CommitRequest>())
        {
            var commit = new CommitBatch();
            long number;
            try
            {
                request.Contribute(commit);
                number = await write(commit).ConfigureAwait(false);
                request.Committed();
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                failed(e);
                request.Failed(e);
                continue;
            }

            committed(commit, number);
        }

        _taken.RemoveAll(request => request.IsSettled);
    }

    /// <summary>Adds all that are open to the commit.</summary>
    public void Contribute(CommitBatch commit)
    {
        _suspected = false;
        while (requests.TryTake(out CommitRequest request))
        {
            _taken.Add(request);
        }

        _taken.ForEach(request => request.Contribute(commit));
    }

    /// <summary>The commit that they were added to is committed.</summary>
    public void Committed()
    {
        _taken.ForEach(request => request.Committed());
        _taken.Clear();
    }

    /// <summary>The commit that they were added to failed, and perhaps by them.</summary>
    public void Suspect() => _suspected = true;

    /// <summary>The lane ends: others may commit them.</summary>
    public void GiveBack()
    {
        _taken.ForEach(requests.GiveBack);
        _taken.Clear();
    }
}
