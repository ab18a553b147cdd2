using Ioc.Operations.Live;
using Ioc.Operations.Timing;

namespace Ioc.Dashboard.Live;

/// <summary>
/// The pace of everything live: a snapshot as soon as something changed, at most four a second, and one at least every four
/// seconds, so that a viewer sees time pass. In real time, whatever --speed.
/// </summary>
public sealed class LivePace(LiveBoard board, SparkHistory sparks, RealTime clock, BackgroundFailures failures, ILogger<LivePace> log) : ResilientService(clock.Provider, failures, log)
{
    /// <summary>Shortest time between two snapshots; a little more than a quarter second, since timers jitter.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(260);

    /// <summary>Longest time without one; a board has to go out every five seconds.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(4);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            Task touched = board.Touched;
            board.Take();
            sparks.Sample(board.Latest);
            await Task.Delay(Gap, clock.Provider, stoppingToken);
            await Task.WhenAny(touched, Task.Delay(Heartbeat - Gap, clock.Provider, stoppingToken));
        }
    }
}
