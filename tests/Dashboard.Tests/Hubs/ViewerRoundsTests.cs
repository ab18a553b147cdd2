using Ioc.Dashboard.Hubs;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Live;
using Ioc.Operations.Access;
using Ioc.Operations.Live;
using Ioc.Operations.Timing;
using Ioc.Resources;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Dashboard.Tests.Hubs;

[Collection(OneHost.Name)]
public sealed class ViewerRoundsTests(RunningHost host)
{
    [Fact]
    public async Task Viewer_that_does_not_take_a_message_is_dropped_after_a_bound()
    {
        await using var fed = new Fed(host);
        var dropped = new TaskCompletionSource();
        fed.Add(new DeafViewer(), dropped.SetResult);
        fed.Begin();
        fed.Clock.Advance(ViewerFeed.Patience - TimeSpan.FromSeconds(1));
        dropped.Task.IsCompleted.ShouldBeFalse();
        fed.Clock.Advance(TimeSpan.FromSeconds(2));
        await dropped.Task.WaitAsync(host.Patience);
    }

    [Fact]
    public async Task Viewer_that_is_slow_delays_no_other_and_then_gets_the_latest()
    {
        await using var fed = new Fed(host);
        var slow = new SlowViewer();
        AttentiveViewer[] others = [.. Enumerable.Range(0, 40).Select(_ => new AttentiveViewer())];
        fed.Add(slow);
        Array.ForEach(others, other => fed.Add(other));
        fed.Begin();
        for (int boards = 1; boards <= 4; boards++)
        {
            foreach (AttentiveViewer other in others)
            {
                await SeenAsync(other, boards);
            }

            fed.Clock.Advance(TimeSpan.FromMilliseconds(260));
            fed.Board.Take();
        }

        slow.Boards.ShouldHaveSingleItem();
        slow.Take();
        for (CancellationToken patience = host.Patience; slow.Boards.Count < 2; await Task.Yield())
        {
            patience.IsCancellationRequested.ShouldBeFalse("the slow viewer took its board; the latest was to follow");
        }

        slow.Boards[1].ShouldBe(fed.Board.Latest.Number);
    }

    [Fact]
    public async Task Viewer_that_left_is_fed_no_more()
    {
        await using var fed = new Fed(host);
        AttentiveViewer left = new(), stays = new();
        ViewerFeed leaving = fed.Add(left);
        fed.Add(stays);
        fed.Begin();
        await SeenAsync(stays, 1);
        leaving.End();
        fed.Clock.Advance(TimeSpan.FromMilliseconds(260));
        fed.Board.Take();
        await SeenAsync(stays, 2);
        left.Boards.ShouldBe(1);
        fed.Rounds.Feeds.ShouldNotContain(leaving);
    }

    [Fact]
    public async Task Viewer_that_cannot_be_served_is_dropped_and_stops_no_other()
    {
        await using var fed = new Fed(host);
        var dropped = new TaskCompletionSource();
        var other = new AttentiveViewer();
        fed.Add(new BrokenViewer(), dropped.SetResult);
        fed.Add(other);
        fed.Begin();
        await dropped.Task.WaitAsync(host.Patience);
        await SeenAsync(other, 1);
    }

    [Fact]
    public async Task Viewers_of_a_revoked_key_are_dropped_within_fifteen_seconds_and_others_stay()
    {
        await using var fed = new Fed(host);
        var keys = host.Get<ApiKeys>();
        string text = keys.Create("to be revoked", Roles.Read, null, null, "test");
        string id = keys.Find(text)!.Id;
        TaskCompletionSource[] dropped = [new(), new()];
        bool otherDropped = false;
        Array.ForEach(dropped, each => fed.Add(new AttentiveViewer(), each.SetResult, key: text));
        fed.Add(new AttentiveViewer(), () => otherDropped = true);
        fed.Begin();
        using var credentials = new ViewerCredentials(fed.Rounds, host.Get<Credentials>(), new RealTime(fed.Clock), host.Get<BackgroundFailures>(), NullLogger<ViewerCredentials>.Instance);
        await credentials.StartAsync(CancellationToken.None);
        keys.Revoke(id, "test");
        dropped.ShouldAllBe(each => !each.Task.IsCompleted);
        for (CancellationToken patience = host.Patience; !dropped.All(each => each.Task.IsCompleted); await Task.Yield())
        {
            patience.IsCancellationRequested.ShouldBeFalse("its key was revoked");
            fed.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        otherDropped.ShouldBeFalse();
        await credentials.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Last_change_before_a_silence_follows_as_soon_as_it_may_and_does_not_wait_for_the_next()
    {
        await using var fed = new Fed(host);
        var viewer = new AttentiveViewer();
        fed.Add(viewer);
        fed.Begin();
        viewer.Boards.ShouldBe(1);
        viewer.Communes.ShouldBe(1);

        fed.Clock.Advance(TimeSpan.FromMilliseconds(300));
        fed.Board.Publish(new DossierPart("16681", 1, 1, fed.Clock.Now, fed.Clock.Now.Day, new CounterVector(), new CounterVector(), new InstantCounts(7, 0, 0, 0), null));
        fed.Board.Take();
        CancellationToken patience = host.Patience;
        for (; viewer.Communes < 2; fed.Clock.Advance(TimeSpan.FromMilliseconds(50)))
        {
            patience.IsCancellationRequested.ShouldBeFalse($"the communes changed once more and then nothing did; the viewer saw {viewer.Communes} messages of communes, {viewer.Boards} boards");
            await Task.Yield();
        }

        viewer.Boards.ShouldBe(2);
    }

    [Fact]
    public async Task A_board_that_was_late_does_not_delay_the_next_but_five_never_come_within_a_second()
    {
        await using var fed = new Fed(host);
        var viewer = new AttentiveViewer();
        fed.Add(viewer);
        fed.Begin();
        for (int boards = 1; boards <= 4; boards++)
        {
            await SeenAsync(viewer, boards);
            fed.Clock.Advance(TimeSpan.FromMilliseconds(100));
            fed.Board.Take();
        }

        fed.Clock.Advance(TimeSpan.FromMilliseconds(590));
        await Task.Yield();
        viewer.Boards.ShouldBe(4);
        CancellationToken patience = host.Patience;
        for (; viewer.Boards < 5; fed.Clock.Advance(TimeSpan.FromMilliseconds(20)))
        {
            patience.IsCancellationRequested.ShouldBeFalse("a second is over; the viewer still has four boards");
            await Task.Yield();
        }
    }

    private async Task SeenAsync(AttentiveViewer viewer, int boards)
    {
        for (CancellationToken patience = host.Patience; viewer.Boards < boards; await Task.Yield())
        {
            patience.IsCancellationRequested.ShouldBeFalse($"board {boards} may go at once; the viewer saw {viewer.Boards}");
        }
    }

    /// <summary>A board, rounds over it and a clock that stands until it is advanced. Ends with the test.</summary>
    private sealed class Fed : IAsyncDisposable
    {
        private readonly RunningHost _host;
        private readonly LiveMessages _messages;
        private readonly CancellationTokenSource _stopped = new();
        private Task _run = Task.CompletedTask;

        public Fed(RunningHost host)
        {
            _host = host;
            Board = new LiveBoard(host.Profile, host.Get<ISourceWatch>(), Clock);
            _messages = new LiveMessages(Board, host.Get<BoardJson>(), host.Get<CommunesJson>(), host.Get<SystemsJson>(), host.Get<SparksJson>(), host.Get<SparkHistory>());
            Rounds = new ViewerRounds(Board, new RealTime(Clock), host.Get<BackgroundFailures>(), NullLogger<ViewerRounds>.Instance);
        }

        public Ioc.Tests.Shared.FakeClock Clock { get; } = new(Ioc.Metrics.Time.Instant.Parse("2025-11-03T08:00:00+07:00"));

        public LiveBoard Board { get; }

        public ViewerRounds Rounds { get; }

        public ViewerFeed Add(ILiveViewer viewer, Action? drop = null, string key = RunningHost.ReadKey)
        {
            var feed = new ViewerFeed(
                viewer, SessionClaims.Of(_host.Get<ApiKeys>().Find(key)!), LiveScope.Province, Language.Vietnamese, _messages, new RealTime(Clock), drop ?? (() => { }));
            Rounds.Add(feed);
            return feed;
        }

        /// <summary>Who was added is fed from here on; what may go at once has gone when this returns.</summary>
        public void Begin() => _run = Rounds.FeedAsync(_stopped.Token);

        public async ValueTask DisposeAsync()
        {
            await _stopped.CancelAsync();
            await _run.WaitAsync(_host.Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stopped.Dispose();
        }
    }

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
