using Ioc.Dashboard.Access;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Hubs;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Hubs;

[Collection(OneHost.Name)]
public sealed class ViewerPumpTests(RunningHost host)
{
    [Fact]
    public async Task Viewer_that_does_not_take_a_message_is_dropped_after_a_bound()
    {
        FakeClock clock = Morning();
        var dropped = new TaskCompletionSource();
        Task run = Pump(new DeafViewer(), clock, dropped.SetResult).RunAsync(CancellationToken.None);
        clock.Advance(ViewerPump.Patience - TimeSpan.FromSeconds(1));
        dropped.Task.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(2));
        await dropped.Task.WaitAsync(host.Patience);
        await run.WaitAsync(host.Patience);
    }

    [Fact]
    public async Task Last_change_before_a_silence_follows_as_soon_as_it_may_and_does_not_wait_for_the_next()
    {
        FakeClock clock = Morning();
        using var left = new CancellationTokenSource();
        (LiveBoard board, AttentiveViewer viewer, Task run) = Attend(clock, left.Token);
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
        FakeClock clock = Morning();
        using var left = new CancellationTokenSource();
        (LiveBoard board, AttentiveViewer viewer, Task run) = Attend(clock, left.Token);
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

    private static FakeClock Morning() => new(Ioc.Metrics.Time.Instant.Parse("2025-11-03T08:00:00+07:00"));

    /// <summary>A viewer who takes everything, before a board of its own, until it left.</summary>
    private (LiveBoard Board, AttentiveViewer Viewer, Task Run) Attend(FakeClock clock, CancellationToken left)
    {
        var board = new LiveBoard(host.Profile, host.Get<ISourceWatch>(), clock);
        var messages = new LiveMessages(
            board, host.Get<BoardJson>(), host.Get<CommunesJson>(), host.Get<SystemsJson>(), host.Get<SparksJson>(), host.Get<SparkHistory>());
        var viewer = new AttentiveViewer();
        return (board, viewer, Pump(viewer, clock, () => { }, board, messages).RunAsync(left));
    }

    private async Task SeenAsync(AttentiveViewer viewer, int boards)
    {
        for (CancellationToken patience = host.Patience; viewer.Boards < boards; await Task.Yield())
        {
            patience.IsCancellationRequested.ShouldBeFalse($"board {boards} may go at once; the viewer saw {viewer.Boards}");
        }
    }

    private ViewerPump Pump(ILiveViewer viewer, TimeProvider clock, Action drop, LiveBoard? board = null, LiveMessages? messages = null) => new(
        viewer, SessionClaims.Of(host.Get<ApiKeys>().Find(RunningHost.ReadKey)!), LiveScope.Province, Language.Vietnamese,
        board ?? host.Get<LiveBoard>(), messages ?? host.Get<LiveMessages>(), host.Get<Credentials>(), new RealTime(clock), drop);

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
