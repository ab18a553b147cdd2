using System.Globalization;
using Ioc.Ingest.Background;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Simulation;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests;

public sealed class SimulatorPumpTests
{
    private static readonly IngestSettings _quick = new() { TickEvery = TimeSpan.FromMilliseconds(20), HeartbeatEvery = TimeSpan.FromMilliseconds(50) };
    private readonly FakeClock _clock = new(LocalDay.Of(2026, 3, 3).Start + TimeSpan.FromHours(9));

    [Fact]
    public async Task Events_come_when_their_time_has_come_and_after_a_restart_each_still_counts_once()
    {
        using var folder = new DataFolder();
        await using (RunningIngest first = await RunningIngest.StartAsync(folder, _quick, time: _clock))
        {
            await first.CaughtUpAsync();
            await Eventually.Is("a commit", () => first.Store.StateAsync(default), state => state.CommitNumber > 0);
            using SimulatorPump pump = Pump(first);
            await pump.StartAsync(default);
            await Eventually.Is("nine o'clock, half a minute before the last commit being sent again", first.ReceivedAsync, received => received == 1);
            _clock.Now += TimeSpan.FromMinutes(3);
            await Eventually.Is("three minutes of the plan", first.ReceivedAsync, received => received == 4);
            await pump.StopAsync(default);
        }

        _clock.Now += TimeSpan.FromMinutes(10);
        await using RunningIngest again = await RunningIngest.StartAsync(folder, _quick, time: _clock);
        using SimulatorPump next = Pump(again);
        await next.StartAsync(default);
        await again.CaughtUpAsync();
        await Eventually.Is("what was missed meanwhile", again.ReceivedAsync, received => received == 14);
        await next.StopAsync(default);
    }

    private SimulatorPump Pump(RunningIngest ingest) =>
        new(new EachMinute(), ingest.Gateway, ingest.Store, new HeldAlone(), _clock, new BackgroundFailures(new TestMeters()), NullLogger<SimulatorPump>.Instance);

    /// <summary>One dossier is accepted at each full minute.</summary>
    private sealed class EachMinute : IEventSource
    {
        public IEnumerable<PlannedEvent> Between(Instant from, Instant to)
        {
            long minute = TimeSpan.TicksPerMinute;
            for (long at = ((from.Ticks / minute) + 1) * minute; at <= to.Ticks; at += minute)
            {
                var time = new Instant(at);
                yield return new PlannedEvent(time, Events.Status($"m{(at / minute).ToString(CultureInfo.InvariantCulture)}", source: "/sim/tthc", at: time.ToString()));
            }
        }

        public IEnumerable<PlannedEvent> History(Instant from, Instant to) => Between(from, to);
    }
}
