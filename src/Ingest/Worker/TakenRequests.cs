using Ioc.Ingest.State;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Worker;

/// <summary>
/// What the lane has taken of <see cref="CommitRequests"/> and not settled yet. Each goes into one commit that the store takes: those of a batch that failed wait for the next,
/// and after a failure that may be theirs each goes alone. Used by the lane alone.
/// </summary>
internal sealed class TakenRequests(CommitRequests requests)
{
    private readonly List<CommitRequest> _taken = [];
    private bool _suspected;

    /// <summary>Whether any wait for a commit.</summary>
    public bool AreOpen => !requests.IsEmpty || _taken.Count > 0;

    /// <summary>Those to be committed alone, one by one; whoever does so settles them.</summary>
    public IReadOnlyList<CommitRequest> Suspects => _suspected ? [.. _taken] : [];

    /// <summary>Adds all that are open to the commit.</summary>
    public void Contribute(CommitBatch commit)
    {
        _taken.RemoveAll(request => request.IsSettled);
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
