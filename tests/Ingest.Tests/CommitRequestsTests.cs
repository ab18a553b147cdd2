using Ioc.Ingest.State;
using Ioc.Ingest.Worker;
using Ioc.Metrics.Stores;

namespace Ioc.Ingest.Tests;

public sealed class CommitRequestsTests : IDisposable
{
    private readonly CommitRequests _requests = new();
    private readonly TakenRequests _taken;
    private readonly CancellationTokenSource _waits = new();
    private readonly Task _first, _second;

    public CommitRequestsTests()
    {
        _taken = new TakenRequests(_requests);
        _first = _requests.AddAsync(batch => batch.Watched = true, _waits.Token);
        _second = _requests.AddAsync(batch => batch.Simulated = true, default);
    }

    public void Dispose() => _waits.Dispose();

    [Fact]
    public async Task What_is_committed_is_not_contributed_again()
    {
        Contributed().ShouldBe((true, true));
        _taken.Committed();
        await Task.WhenAll(_first, _second);
        Contributed().ShouldBe((false, false));
        _taken.AreOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task What_failed_is_contributed_once_more_and_alone_when_it_may_be_to_blame()
    {
        var bug = new InvalidOperationException("a bug");
        List<CommitBatch> alone = [];
        List<Exception> failed = [];
        List<(CommitBatch, long)> committed = [];
        Task CommitSuspectsAsync() => _taken.CommitSuspectsAsync(
            commit =>
            {
                alone.Add(commit);
                return commit.Watched ? Task.FromException<long>(bug) : Task.FromResult(7L);
            },
            (commit, number) => committed.Add((commit, number)), failed.Add, default);

        Contributed().ShouldBe((true, true));
        Contributed().ShouldBe((true, true));
        await CommitSuspectsAsync();
        alone.ShouldBeEmpty();

        _taken.Suspect();
        await CommitSuspectsAsync();
        alone.Select(commit => (commit.Watched, commit.Simulated is true)).ShouldBe([(true, false), (false, true)]);
        failed.ShouldBe([bug]);
        committed.ShouldBe([(alone[1], 7)]);
        _taken.AreOpen.ShouldBeFalse();
        (await Should.ThrowAsync<InvalidOperationException>(_first)).ShouldBe(bug);
        await _second;
        Contributed().ShouldBe((false, false));
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_his_along()
    {
        Contributed().ShouldBe((true, true));
        await _waits.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(_first);
        Contributed().ShouldBe((false, true));
    }

    [Fact]
    public async Task What_a_lane_gives_back_another_commits_and_at_the_end_who_waits_is_told()
    {
        Contributed().ShouldBe((true, true));
        _taken.GiveBack();
        _taken.AreOpen.ShouldBeTrue();
        var other = new TakenRequests(_requests);
        other.Contribute(new CommitBatch());
        other.Committed();
        await Task.WhenAll(_first, _second);

        Task late = _requests.AddAsync(batch => batch.Watched = true, default);
        _requests.Stop();
        await Should.ThrowAsync<OperationCanceledException>(late);
    }

    private (bool First, bool Second) Contributed()
    {
        var batch = new CommitBatch();
        _taken.Contribute(batch);
        return (batch.Watched, batch.Simulated is true);
    }
}
