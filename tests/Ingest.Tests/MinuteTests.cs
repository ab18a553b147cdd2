using Ioc.Ingest.Background;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Live;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Live;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
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
        using var folder = new DataFolder();
        await using SqliteOperationalStore record = await RecordAsync(folder);
        using var writer = new MinuteWriter(parts, store, record, new HeldAlone(), LiveSource.Of(clock), clock, Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<MinuteWriter>.Instance);
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
    public async Task A_minute_says_how_the_source_was_at_its_worst_and_which_units_reported()
    {
        var clock = new FakeClock(_start);
        var parts = new LatestParts();
        var store = new ForgetfulSeries();
        using var folder = new DataFolder();
        await using SqliteOperationalStore record = await RecordAsync(folder);
        var state = new IngestState(clock, new IngestSettings());
        state.BrokerSays(null);
        using var writer = new MinuteWriter(
            parts, store, record, new HeldAlone(), new WholeSource(state, clock, new IngestSettings()), clock, Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<MinuteWriter>.Instance);
        parts.Publish(Part("16681", _start, received: 3, backlog: 5));
        parts.Publish(Part("16690", _start - TimeSpan.FromHours(1), received: 4, backlog: 6));
        await writer.WriteIfDueAsync(default);

        state.Pending(_start - TimeSpan.FromSeconds(40));
        await AtAsync(20);
        state.Pending(null);
        await AtAsync(60);
        await AtAsync(90);
        await AtAsync(120);
        state.StoreFailed("full");
        await AtAsync(150);
        await AtAsync(180);

        store.Points.Where(p => p.Scope == "province").Select(p => (p.Fields[SourceFields.State], p.Fields[SourceFields.Lag])).ShouldBe([(1d, 60d), (0d, 0d), (2d, 0d)]);
        store.Points.Take(3).ToDictionary(p => p.Scope, p => p.Fields[SourceFields.Reporting])
            .ShouldBe(new Dictionary<string, double> { ["16681"] = 1, ["16690"] = 0, ["province"] = 1 }, ignoreOrder: true);

        async Task AtAsync(int seconds)
        {
            clock.Now = _start + TimeSpan.FromSeconds(seconds);
            await writer.WriteIfDueAsync(default);
        }
    }

    [Fact]
    public async Task After_midnight_yesterdays_counts_are_not_todays()
    {
        Instant midnight = (_start.Day + 1).Start;
        var clock = new FakeClock(midnight);
        var parts = new LatestParts();
        var store = new ForgetfulSeries();
        using var folder = new DataFolder();
        await using SqliteOperationalStore record = await RecordAsync(folder);
        using var writer = new MinuteWriter(parts, store, record, new HeldAlone(), LiveSource.Of(clock), clock, Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<MinuteWriter>.Instance);
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
        using var folder = new DataFolder();
        await using SqliteOperationalStore record = await RecordAsync(folder);
        using var writer = new MinuteWriter(parts, store, record, new HeldAlone(), LiveSource.Of(clock), clock, Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<MinuteWriter>.Instance);
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

    [Fact]
    public async Task What_waits_outlives_the_process_and_goes_in_oldest_first()
    {
        using var folder = new DataFolder();
        await using SqliteOperationalStore record = await RecordAsync(folder);
        var parts = new LatestParts();
        parts.Publish(Part("16681", _start, received: 3, backlog: 5));
        var down = new ForgetfulSeries { Fails = true };
        await MinutesAsync(down, 0, 5);
        (await record.WaitingMinutesAsync(default)).Count.ShouldBe(5);

        var back = new ForgetfulSeries();
        await MinutesAsync(back, 10, 2);

        int[] expected = [0, 1, 2, 3, 4, 10, 11];
        back.Points.Where(point => point.Scope == "province").Select(point => point.Time).ShouldBe(expected.Select(minute => _start + TimeSpan.FromMinutes(minute)));
        (await record.WaitingMinutesAsync(default)).ShouldBeEmpty();

        async Task MinutesAsync(ForgetfulSeries series, int first, int count)
        {
            var clock = new FakeClock(_start + TimeSpan.FromMinutes(first));
            using var writer = new MinuteWriter(parts, series, record, new HeldAlone(), LiveSource.Of(clock), clock, Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<MinuteWriter>.Instance);
            for (int minute = first; minute <= first + count; minute++)
            {
                clock.Now = _start + TimeSpan.FromMinutes(minute);
                await writer.WriteIfDueAsync(default);
            }
        }
    }

    [Fact]
    public async Task A_minute_that_had_to_go_is_recorded_as_a_gap()
    {
        using var folder = new DataFolder();
        await using SqliteOperationalStore record = await RecordAsync(folder);
        var clock = new FakeClock(_start);
        var parts = new LatestParts();
        parts.Publish(Part("16681", _start, received: 3, backlog: 5));
        using var writer = new MinuteWriter(parts, new ForgetfulSeries { Fails = true }, record, new HeldAlone(), LiveSource.Of(clock), clock, Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<MinuteWriter>.Instance);
        const int Minutes = (24 * 60) + 20;
        for (int minute = 0; minute <= Minutes; minute++)
        {
            clock.Now = _start + TimeSpan.FromMinutes(minute);
            await writer.WriteIfDueAsync(default);
        }

        IReadOnlyList<Instant> gaps = await record.GapsAsync(_start, clock.Now, default);
        gaps.Select(gap => (gap - _start).TotalMinutes).ShouldBe(Enumerable.Range(0, 20).Where(minute => minute % 15 != 0).Select(minute => (double)minute));
        (await record.WaitingMinutesAsync(default)).Count.ShouldBe(Minutes - gaps.Count);
    }

    private static SeriesMetrics Metrics() => new(new HeldAlone(), TestClock.Shared, [], new TestMeters());

    private static async Task<SqliteOperationalStore> RecordAsync(DataFolder folder)
    {
        var record = new SqliteOperationalStore(folder.Store, new FakeClock(_start));
        await record.OpenAsync(RunningIngest.Profile, default);
        return record;
    }

    private static DossierPart Part(string unit, Instant at, long received, long backlog)
    {
        var today = new CounterVector { [Counter.Received] = received };
        return new DossierPart(unit, 1, 1, at, at.Day, today, today, new InstantCounts(backlog, 0, 0, 0), at);
    }
}
