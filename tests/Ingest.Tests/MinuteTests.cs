using Ioc.Ingest.Live;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests;

public sealed class MinuteTests
{
    private static readonly Instant _start = LocalDay.Of(2026, 3, 2).Start + TimeSpan.FromHours(9);

    [Fact]
    public async Task A_minute_is_written_when_it_is_over_and_again_after_a_failure()
    {
        var clock = new FakeClock(_start + TimeSpan.FromSeconds(30));
        var parts = new LatestParts();
        var store = new ForgetfulSeries { Fails = true };
        using var writer = new MinuteWriter(parts, store, clock, NullLogger<MinuteWriter>.Instance);
        parts.Publish(Part("16681", _start, received: 3, backlog: 5));
        parts.Publish(Part("16690", _start, received: 4, backlog: 6));
        await writer.WriteIfDueAsync(default);

        clock.Now = _start + TimeSpan.FromMinutes(1);
        await writer.WriteIfDueAsync(default);
        store.Points.ShouldBeEmpty();
        store.Fails = false;
        clock.Now = _start + TimeSpan.FromMinutes(2);
        await writer.WriteIfDueAsync(default);

        store.Points.Where(p => p.Scope == "province").Select(p => (p.Time, p.Fields["received"], p.Fields["backlog"]))
            .ShouldBe([(_start, 7d, 11d), (_start + TimeSpan.FromMinutes(1), 7d, 11d)]);
        store.Points.Count.ShouldBe(6);
    }

    [Fact]
    public async Task After_midnight_yesterdays_counts_are_not_todays()
    {
        Instant midnight = (_start.Day + 1).Start;
        var clock = new FakeClock(midnight);
        var parts = new LatestParts();
        var store = new ForgetfulSeries();
        using var writer = new MinuteWriter(parts, store, clock, NullLogger<MinuteWriter>.Instance);
        parts.Publish(Part("16681", _start, received: 3, backlog: 5));
        await writer.WriteIfDueAsync(default);

        clock.Now = midnight + TimeSpan.FromMinutes(1);
        await writer.WriteIfDueAsync(default);

        store.Points.ShouldAllBe(p => p.Fields["received"] == 0 && p.Fields["backlog"] == 5);
    }

    [Fact]
    public async Task Of_the_province_availability_is_of_all_monitored_time_not_a_mean_of_units()
    {
        var clock = new FakeClock(_start);
        var parts = new LatestParts();
        var store = new ForgetfulSeries();
        using var writer = new MinuteWriter(parts, store, clock, NullLogger<MinuteWriter>.Instance);
        parts.Publish(Part("16681", _start, received: 0, backlog: 0));
        parts.Publish(Health("16681", downMinutes: 10, monitoredMinutes: 100));
        parts.Publish(Health("16690", downMinutes: 0, monitoredMinutes: 900));
        await writer.WriteIfDueAsync(default);

        clock.Now = _start + TimeSpan.FromMinutes(1);
        await writer.WriteIfDueAsync(default);

        store.Points.Single(p => p.Scope == "province").Fields["availability"].ShouldBe(0.99, 1e-9);
    }

    private static HealthPart Health(string unit, int downMinutes, int monitoredMinutes) =>
        new(unit, 1, 1, _start, [], 0, false, 1 - ((double)downMinutes / monitoredMinutes), null)
        {
            Downtime = TimeSpan.FromMinutes(downMinutes),
            Monitored = TimeSpan.FromMinutes(monitoredMinutes),
        };

    private static DossierPart Part(string unit, Instant at, long received, long backlog)
    {
        var today = new CounterVector { [Counter.Received] = received };
        return new DossierPart(unit, 1, 1, at, at.Day, today, today, new InstantCounts(backlog, 0, 0, 0), at);
    }
}
