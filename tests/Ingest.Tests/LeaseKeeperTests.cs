using Ioc.Ingest.Background;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests;

/// <summary>A lease's token is over before its row is, whatever the store does. The machine's clock is the test's, the row is a real one.</summary>
public sealed class LeaseKeeperTests : IAsyncLifetime
{
    private const string Name = "province";

    private readonly DataFolder _folder = new();
    private readonly FakeClock _machine = new(Instant.Parse("2025-11-03T08:15:00+07:00"));
    private SqliteOperationalStore _store = null!;
    private SlowLeases _leases = null!;
    private LeaseKeeper _keeper = null!;

    public async Task InitializeAsync()
    {
        _store = new SqliteOperationalStore(_folder.Store, TestClock.Shared);
        await _store.OpenAsync(RunningIngest.Profile, default);
        _leases = new SlowLeases(_store);
        _keeper = new LeaseKeeper(_leases, Name, () => true, _machine, new BackgroundFailures(new TestMeters()), NullLogger<LeaseKeeper>.Instance);
    }

    public async Task DisposeAsync()
    {
        _leases.Answer = Task.CompletedTask;
        await _keeper.StopAsync(default);
        _keeper.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_token_ends_before_its_row_when_a_slow_answer_is_followed_by_none()
    {
        var slow = new TaskCompletionSource();
        _leases.Answer = slow.Task;
        await _keeper.StartAsync(default);
        await Eventually.Shows("the first question", () => _leases.Asked, asked => asked == 1);
        _machine.Advance(TimeSpan.FromSeconds(2.9));
        _leases.Answer = new TaskCompletionSource().Task; // never
        slow.SetResult();
        CancellationToken token = await HeldAsync();
        await Eventually.Shows("the next renewal", () => _leases.Asked, asked => asked == 2);

        _machine.Advance(TimeSpan.FromSeconds(2.5));
        (token.IsCancellationRequested, _keeper.IsHeld).ShouldBe((false, true), "a second and a half before the row ends, by our clock");
        _machine.Advance(TimeSpan.FromSeconds(.1));
        (token.IsCancellationRequested, _keeper.IsHeld).ShouldBe((true, false));
        _keeper.HeldAsync(default).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_renewal_that_hangs_is_asked_again_while_the_lease_is_still_ours()
    {
        await _keeper.StartAsync(default);
        CancellationToken token = await HeldAsync();
        _leases.Answer = new TaskCompletionSource().Task;
        _machine.Advance(TimeSpan.FromSeconds(1.5));
        await Eventually.Shows("a renewal", () => _leases.Asked, asked => asked == 2);
        _leases.Answer = Task.CompletedTask;
        _machine.Advance(TimeSpan.FromSeconds(3));
        await Eventually.Shows("another", () => _leases.Answered, answered => answered == 2);

        _machine.Advance(TimeSpan.FromSeconds(2)); // 6.5 s after the first
        (token.IsCancellationRequested, _keeper.IsHeld).ShouldBe((false, true));
    }

    [Fact]
    public async Task A_token_ends_when_another_held_the_lease_meanwhile_even_if_it_is_ours_again()
    {
        await _keeper.StartAsync(default);
        CancellationToken token = await HeldAsync();
        Run("UPDATE leases SET expires_at = 0"); // we slept, or the database is of a backup
        (await _store.TakeLeaseAsync(Name, "another", TimeSpan.FromMilliseconds(-1), default))!.Epoch.ShouldBe(2);

        _machine.Advance(TimeSpan.FromSeconds(1.5));

        await Eventually.Shows("the end of the token", () => token.IsCancellationRequested, over => over);
        (await HeldAsync()).IsCancellationRequested.ShouldBeFalse();
        _keeper.IsHeld.ShouldBeTrue();
    }

    [Fact]
    public async Task A_token_ends_with_the_next_renewal_when_the_row_was_deleted_and_another_took_it()
    {
        await _keeper.StartAsync(default);
        CancellationToken token = await HeldAsync();
        Run("DELETE FROM leases");
        await _store.TakeLeaseAsync(Name, "another", TimeSpan.FromMinutes(5), default);

        _machine.Advance(TimeSpan.FromSeconds(1.5));

        await Eventually.Shows("the end of the token", () => token.IsCancellationRequested, over => over);
        _keeper.IsHeld.ShouldBeFalse();
    }

    [Fact]
    public async Task A_store_that_fails_in_a_way_nobody_thought_of_ends_neither_the_keeper_nor_the_lease_at_once()
    {
        await _keeper.StartAsync(default);
        CancellationToken token = await HeldAsync();
        _leases.Answer = Task.FromException(new InvalidOperationException("a bug"));
        _machine.Advance(TimeSpan.FromSeconds(1.5));
        await Eventually.Shows("a renewal", () => _leases.Asked, asked => asked == 2);
        _leases.Answer = Task.CompletedTask;
        await Eventually.Shows("the wait for the next", () => _machine.Waiting, _ => _keeper.ExecuteTask!.Status == TaskStatus.WaitingForActivation);
        _machine.Advance(TimeSpan.FromSeconds(1.5));

        await Eventually.Shows("a renewal that goes well", () => _leases.Answered, answered => answered == 2);
        token.IsCancellationRequested.ShouldBeFalse();
    }

    private Task<CancellationToken> HeldAsync() => _keeper.HeldAsync(default).WaitAsync(TimeSpan.FromMinutes(3), TestClock.Shared);

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Store};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The real rows; the answer comes when the test lets it.</summary>
    private sealed class SlowLeases(ILeases leases) : ILeases
    {
        private int _asked;
        private int _answered;

        public Task Answer { get; set; } = Task.CompletedTask;

        public int Asked => Volatile.Read(ref _asked);

        public int Answered => Volatile.Read(ref _answered);

        public async Task<Lease?> TakeLeaseAsync(string name, string holder, TimeSpan lasts, CancellationToken cancellation)
        {
            Task answer = Answer;
            Lease? lease = await leases.TakeLeaseAsync(name, holder, lasts, cancellation);
            Interlocked.Increment(ref _asked);
            await answer.WaitAsync(cancellation);
            Interlocked.Increment(ref _answered);
            return lease;
        }

        public Task GiveUpLeaseAsync(string name, string holder, CancellationToken cancellation) => leases.GiveUpLeaseAsync(name, holder, cancellation);
    }
}
