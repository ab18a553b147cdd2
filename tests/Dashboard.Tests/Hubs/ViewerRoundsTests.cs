using Ioc.Dashboard.Access;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Hubs;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Dashboard.Tests.Hubs;

[Collection(OneHost.Name)]
public sealed class ViewerRoundsTests(RunningHost host)
{
    [Fact]
    public async Task Viewer_that_does_not_take_a_message_is_dropped_after_a_bound()
    {
        var clock = new Ioc.Tests.Shared.FakeClock(Ioc.Metrics.Time.Instant.Parse("2025-11-03T08:00:00+07:00"));
        var dropped = new TaskCompletionSource();
        ViewerRounds rounds = Rounds(clock);
        rounds.Add(Feed(new DeafViewer(), clock, dropped.SetResult));
        using var stopped = new CancellationTokenSource();
        Task run = rounds.RunAsync(stopped.Token);
        clock.Advance(ViewerFeed.Patience - TimeSpan.FromSeconds(1));
        dropped.Task.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(2));
        await dropped.Task.WaitAsync(host.Patience);
        await stopped.CancelAsync();
        await run.WaitAsync(host.Patience);
    }

    [Fact]
    public async Task Viewer_that_is_slow_delays_no_other_and_then_gets_the_latest()
    {
        var clock = new Ioc.Tests.Shared.FakeClock(Ioc.Metrics.Time.Instant.Parse("2025-11-03T08:00:00+07:00"));
        LiveBoard board = Board(clock);
        LiveMessages messages = Messages(board);
        ViewerRounds rounds = Rounds(clock, board);
        var slow = new SlowViewer();
        AttentiveViewer[] others = [.. Enumerable.Range(0, 40).Select(_ => new AttentiveViewer())];
        rounds.Add(Feed(slow, clock, () => { }, messages));
        Array.ForEach(others, other => rounds.Add(Feed(other, clock, () => { }, messages)));
        using var stopped = new CancellationTokenSource();
        Task run = rounds.RunAsync(stopped.Token);
        for (int boards = 1; boards <= 4; boards++)
        {
            foreach (AttentiveViewer other in others)
            {
                await SeenAsync(other, boards);
            }

            clock.Advance(TimeSpan.FromMilliseconds(260));
            board.Take();
        }

        slow.Boards.ShouldHaveSingleItem();
        slow.Take();
        for (CancellationToken patience = host.Patience; slow.Boards.Count < 2; await Task.Yield())
        {
            patience.IsCancellationRequested.ShouldBeFalse("the slow viewer took its board; the latest was to follow");
        }

        slow.Boards[1].ShouldBe(board.Latest.Number);
        await stopped.CancelAsync();
        await run.WaitAsync(host.Patience);
    }

    [Fact]
    public async Task Viewer_that_left_is_fed_no_more()
    {
        var clock = new Ioc.Tests.Shared.FakeClock(Ioc.Metrics.Time.Instant.Parse("2025-11-03T08:00:00+07:00"));
        LiveBoard board = Board(clock);
        ViewerRounds rounds = Rounds(clock, board);
        AttentiveViewer left = new(), stays = new();
        ViewerFeed leaving = Feed(left, clock, () => { }, Messages(board));
        rounds.Add(leaving);
        rounds.Add(Feed(stays, clock, () => { }, Messages(board)));
        using var stopped = new CancellationTokenSource();
        Task run = rounds.RunAsync(stopped.Token);
        await SeenAsync(stays, 1);
        leaving.End();
        clock.Advance(TimeSpan.FromMilliseconds(260));
        board.Take();
        await SeenAsync(stays, 2);
        left.Boards.ShouldBe(1);
        rounds.Feeds.ShouldNotContain(leaving);
        await stopped.CancelAsync();
        await run.WaitAsync(host.Patience);
    }

    [Fact]
    public async Task Viewer_that_cannot_be_served_is_dropped_and_stops_no_other()
    {
        var clock = new Ioc.Tests.Shared.FakeClock(Ioc.Metrics.Time.Instant.Parse("2025-11-03T08:00:00+07:00"));
        LiveBoard board = Board(clock);
        ViewerRounds rounds = Rounds(clock, board);
        var dropped = new TaskCompletionSource();
        var other = new AttentiveViewer();
        rounds.Add(Feed(new BrokenViewer(), clock, dropped.SetResult, Messages(board)));
        rounds.Add(Feed(other, clock, () => { }, Messages(board)));
        using var stopped = new CancellationTokenSource();
        Task run = rounds.RunAsync(stopped.Token);
        await dropped.Task.WaitAsync(host.Patience);
        await SeenAsync(other, 1);
        await stopped.CancelAsync();
        await run.WaitAsync(host.Patience);
    }

    [Fact]
    public async Task Viewers_of_a_revoked_key_are_dropped_within_fifteen_seconds_and_others_stay()
    {
        var clock = new Ioc.Tests.Shared.FakeClock(Ioc.Metrics.Time.Instant.Parse("2025-11-03T08:00:00+07:00"));
        ViewerRounds rounds = Rounds(clock);
        var keys = host.Get<ApiKeys>();
        string text = keys.Create("to be revoked", Roles.Read, null, null, "test");
        string id = keys.Find(text)!.Id;
        TaskCompletionSource[] dropped = [new(), new()];
        bool otherDropped = false;
        Array.ForEach(dropped, each => rounds.Add(Feed(new AttentiveViewer(), clock, each.SetResult, key: text)));
        rounds.Add(Feed(new AttentiveViewer(), clock, () => otherDropped = true));
        using var stopped = new CancellationTokenSource();
        Task run = rounds.RunAsync(stopped.Token);
        using var credentials = new ViewerCredentials(rounds, host.Get<Credentials>(), new RealTime(clock), NullLogger<ViewerCredentials>.Instance);
        await credentials.StartAsync(CancellationToken.None);
        keys.Revoke(id, "test");
        dropped.ShouldAllBe(each => !each.Task.IsCompleted);
        for (CancellationToken patience = host.Patience; !dropped.All(each => each.Task.IsCompleted); await Task.Yield())
        {
            patience.IsCancellationRequested.ShouldBeFalse("its key was revoked");
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        otherDropped.ShouldBeFalse();
        await credentials.StopAsync(CancellationToken.None);
        await stopped.CancelAsync();
        await run.WaitAsync(host.Patience);
    }

    [Fact]
    public async Task Last_change_before_a_silence_follows_as_soon_as_it_may_and_does_not_wait_for_the_next()
    {
        var clock = new Ioc.Tests.Shared.FakeClock(Ioc.Metrics.Time.Instant.Parse("2025-11-03T08:00:00+07:00"));
        LiveBoard board = Board(clock);
        ViewerRounds rounds = Rounds(clock, board);
        var viewer = new AttentiveViewer();
        rounds.Add(Feed(viewer, clock, () => { }, Messages(board)));
        using var left = new CancellationTokenSource();
        Task run = rounds.RunAsync(left.Token);
        viewer.Boards.ShouldBe(1);
        viewer.Communes.ShouldBe(1);

        clock.Advance(TimeSpan.FromMilliseconds(300));
        board.Publish(new DossierPart("16681", 1, 1, clock.Now, clock.Now.Day, new CounterVector(), new CounterVector(), new InstantCounts(7, 0, 0, 0), null));
        board.Take();
        CancellationToken patience = host.Patience;
        for (; viewer.Communes < 2; clock.Advance(TimeSpan.FromMilliseconds(50)))
        {
            patience.IsCancellationRequested.ShouldBeFalse($"the communes changed once more and then nothing did; the viewer saw {viewer.Communes} messages of communes, {viewer.Boards} boards");
            await Task.Yield();
        }

        viewer.Boards.ShouldBe(2);
        await left.CancelAsync();
        await run.WaitAsync(host.Patience);
    }

    [Fact]
    public async Task A_board_that_was_late_does_not_delay_the_next_but_five_never_come_within_a_second()
    {
        var clock = new Ioc.Tests.Shared.FakeClock(Ioc.Metrics.Time.Instant.Parse("2025-11-03T08:00:00+07:00"));
        LiveBoard board = Board(clock);
        ViewerRounds rounds = Rounds(clock, board);
        var viewer = new AttentiveViewer();
        rounds.Add(Feed(viewer, clock, () => { }, Messages(board)));
        using var left = new CancellationTokenSource();
        Task run = rounds.RunAsync(left.Token);
        for (int boards = 1; boards <= 4; boards++)
        {
            await SeenAsync(viewer, boards);
            clock.Advance(TimeSpan.FromMilliseconds(100));
            board.Take();
        }

        clock.Advance(TimeSpan.FromMilliseconds(590));
        await Task.Yield();
        viewer.Boards.ShouldBe(4);
        CancellationToken patience = host.Patience;
        for (; viewer.Boards < 5; clock.Advance(TimeSpan.FromMilliseconds(20)))
        {
            patience.IsCancellationRequested.ShouldBeFalse("a second is over; the viewer still has four boards");
            await Task.Yield();
        }

        await left.CancelAsync();
        await run.WaitAsync(host.Patience);
    }

    private async Task SeenAsync(AttentiveViewer viewer, int boards)
    {
        for (CancellationToken patience = host.Patience; viewer.Boards < boards; await Task.Yield())
        {
            patience.IsCancellationRequested.ShouldBeFalse($"board {boards} may go at once; the viewer saw {viewer.Boards}");
        }
    }

    private LiveBoard Board(TimeProvider clock) => new(host.Profile, host.Get<ISourceWatch>(), clock);

    private LiveMessages Messages(LiveBoard board) => new(
        board, host.Get<BoardJson>(), host.Get<CommunesJson>(), host.Get<SystemsJson>(), host.Get<SparksJson>(), host.Get<SparkHistory>());

    private ViewerRounds Rounds(TimeProvider clock, LiveBoard? board = null) => new(board ?? host.Get<LiveBoard>(), new RealTime(clock), NullLogger<ViewerRounds>.Instance);

    private ViewerFeed Feed(ILiveViewer viewer, TimeProvider clock, Action drop, LiveMessages? messages = null, string? key = null) => new(
        viewer, SessionClaims.Of(host.Get<ApiKeys>().Find(key ?? RunningHost.ReadKey)!), LiveScope.Province, Language.Vietnamese, messages ?? host.Get<LiveMessages>(), new RealTime(clock), drop);

    /// <summary>Takes everything at once, and counts.</summary>
    private sealed class AttentiveViewer : ILiveViewer
    {
        private int _boards, _communes;

        public int Boards => Volatile.Read(ref _boards);

        public int Communes => Volatile.Read(ref _communes);

        public Task Board(LiveMessage message)
        {
            Interlocked.Increment(ref _boards);
            return Task.CompletedTask;
        }

        Task ILiveViewer.Communes(LiveMessage message)
        {
            Interlocked.Increment(ref _communes);
            return Task.CompletedTask;
        }

        public Task Systems(LiveMessage message) => Task.CompletedTask;

        public Task Sparks(LiveMessage message) => Task.CompletedTask;
    }

    /// <summary>Takes its first board only when told, and everything after at once.</summary>
    private sealed class SlowViewer : ILiveViewer
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<long> _boards = [];

        public IReadOnlyList<long> Boards
        {
            get
            {
                lock (_boards)
                {
                    return [.. _boards];
                }
            }
        }

        public void Take() => _first.SetResult();

        public Task Board(LiveMessage message)
        {
            lock (_boards)
            {
                _boards.Add(message.Number);
            }

            return _first.Task;
        }

        public Task Communes(LiveMessage message) => Task.CompletedTask;

        public Task Systems(LiveMessage message) => Task.CompletedTask;

        public Task Sparks(LiveMessage message) => Task.CompletedTask;
    }

    /// <summary>Its connection has gone: writing to it throws.</summary>
    private sealed class BrokenViewer : ILiveViewer
    {
        public Task Board(LiveMessage message) => throw new ObjectDisposedException("connection");

        public Task Communes(LiveMessage message) => throw new ObjectDisposedException("connection");

        public Task Systems(LiveMessage message) => throw new ObjectDisposedException("connection");

        public Task Sparks(LiveMessage message) => throw new ObjectDisposedException("connection");
    }

    /// <summary>Its socket is full: nothing that is sent is ever taken.</summary>
    private sealed class DeafViewer : ILiveViewer
    {
        public Task Board(LiveMessage message) => Never();

        public Task Communes(LiveMessage message) => Never();

        public Task Systems(LiveMessage message) => Never();

        public Task Sparks(LiveMessage message) => Never();

        private static Task Never() => new TaskCompletionSource().Task;
    }
}
