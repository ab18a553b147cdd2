using Ioc.Dashboard.Access;
using Ioc.Dashboard.Hosting;
using Ioc.Dashboard.Hubs;
using Ioc.Dashboard.Live;
using Ioc.Dashboard.Resources;
using Ioc.Dashboard.Tests.Running;

namespace Ioc.Dashboard.Tests.Hubs;

[Collection(OneHost.Name)]
public sealed class ViewerPumpTests(RunningHost host)
{
    [Fact]
    public async Task Viewer_that_does_not_take_a_message_is_dropped_after_a_bound()
    {
        var clock = new Ioc.Tests.Shared.FakeClock(Ioc.Metrics.Time.Instant.Parse("2025-11-03T08:00:00+07:00"));
        var dropped = new TaskCompletionSource();
        Task run = Pump(new DeafViewer(), clock, dropped.SetResult).RunAsync(CancellationToken.None);
        clock.Advance(ViewerPump.Patience - TimeSpan.FromSeconds(1));
        dropped.Task.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(2));
        await dropped.Task.WaitAsync(host.Patience);
        await run.WaitAsync(host.Patience);
    }

    private ViewerPump Pump(ILiveViewer viewer, TimeProvider clock, Action drop) => new(
        viewer, SessionClaims.Of(new ApiKey("k", "k", Roles.Read, null, null)), LiveScope.Province, Language.Vietnamese,
        host.Get<LiveBoard>(), host.Get<LiveMessages>(), host.Get<Credentials>(), new RealTime(clock), drop);

    /// <summary>Its socket is full: nothing that is sent is ever taken.</summary>
    private sealed class DeafViewer : ILiveViewer
    {
        public Task Board(RawJson message) => Never();

        public Task Communes(RawJson message) => Never();

        public Task Systems(RawJson message) => Never();

        public Task Sparks(RawJson message) => Never();

        private static Task Never() => new TaskCompletionSource().Task;
    }
}
