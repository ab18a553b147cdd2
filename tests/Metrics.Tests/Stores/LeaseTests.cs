using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

public sealed class SqliteLeaseTests() : LeaseTests(new StoreFolder());

[NeedsPostgres]
public sealed class PostgresLeaseTests() : LeaseTests(new StoreSchema());

/// <summary>One coordinator: what every operational store guarantees of leases, and of what was lost at the broker.</summary>
public abstract class LeaseTests(StoreHome home) : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly Instant Now = Instant.Parse("2025-11-03T08:15:00+07:00");
    private IStateOfRecord _store = null!;

    public async Task InitializeAsync() => _store = await home.OpenAsync();

    public async Task DisposeAsync() => await home.DeleteAsync();

    [StoreFact]
    public async Task Another_gets_nothing_while_one_holds_it_and_renewing_keeps_the_epoch()
    {
        (await _store.TakeLeaseAsync("province", "a", Long, default)).ShouldBe(new Lease("province", "a", 1));
        (await _store.TakeLeaseAsync("province", "b", Long, default)).ShouldBeNull();
        (await _store.TakeLeaseAsync("province", "a", Long, default)).ShouldBe(new Lease("province", "a", 1));
        (await _store.TakeLeaseAsync("reports", "b", Long, default)).ShouldBe(new Lease("reports", "b", 1));
    }

    [StoreFact]
    public async Task One_that_ran_out_or_was_given_up_goes_to_the_next_with_a_higher_epoch()
    {
        await _store.TakeLeaseAsync("province", "a", TimeSpan.FromMilliseconds(-1), default);
        (await _store.TakeLeaseAsync("province", "b", Long, default)).ShouldBe(new Lease("province", "b", 2));

        await _store.GiveUpLeaseAsync("province", "a", default); // no longer its own
        (await _store.TakeLeaseAsync("province", "a", Long, default)).ShouldBeNull();
        await _store.GiveUpLeaseAsync("province", "b", default);
        (await _store.TakeLeaseAsync("province", "a", Long, default)).ShouldBe(new Lease("province", "a", 3));
    }

    [StoreFact]
    public async Task Of_many_who_ask_at_once_one_gets_it()
    {
        Lease?[] got = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => _store.TakeLeaseAsync("province", $"w{i}", Long, default))));
        got.Count(lease => lease is not null).ShouldBe(1);
    }

    [StoreFact]
    public async Task A_gap_is_kept_with_its_range_and_when_watching_ended_is_remembered()
    {
        var gap = new OffsetGap("ioc.procedure-events", 3, "kafka", 10, 25, Now);
        var lost = new CommitBatch { CommittedAt = Now, Watched = true };
        lost.Gaps.Add(gap);
        await _store.CommitAsync(lost, default);
        var again = new CommitBatch { CommittedAt = Now + TimeSpan.FromMinutes(1) };
        again.Gaps.Add(gap);
        await _store.CommitAsync(again, default);

        (await _store.OffsetGapsAsync(default)).ShouldBe([gap]);
        (await _store.StateAsync(default)).WatchedAt.ShouldBe(Now);
    }
}
