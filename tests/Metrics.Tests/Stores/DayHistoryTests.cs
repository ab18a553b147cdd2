using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>Days of charts from a real InfluxDB.</summary>
[NeedsInflux]
public sealed class DayHistoryTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new(Instant.Parse("2025-05-14T10:12:13+07:00"));
    private InfluxServer _server = null!;
    private InfluxTimeSeriesStore _archive = null!;
    private LoadedStore _loaded = null!;
    private DayHistory _history = null!;

    public async Task InitializeAsync()
    {
        _server = await InfluxServer.StartAsync();
        var settings = new InfluxSettings(_server.Url, "ioc", "40") { User = InfluxServer.User, Password = InfluxServer.Password, Timeout = TimeSpan.FromSeconds(2) };
        _archive = new InfluxTimeSeriesStore(settings, new ParkedLines(), TestClock.Shared);
        await _archive.OpenAsync(default);
        _loaded = await LoadedStore.CreateAsync(3, 100, bulk: true);
        _history = new DayHistory(_loaded.Store, _archive, _clock);
    }

    public async Task DisposeAsync()
    {
        await _archive.DisposeAsync();
        await _server.DisposeAsync();
        await _loaded.DeleteAsync();
    }

    [StoreFact]
    public async Task Past_days_come_from_the_archive_when_its_mark_is_fresh_and_else_from_the_counters()
    {
        LocalDay today = _clock.Now.Day, past = today - 5;
        await _archive.WriteDaySumsAsync([(null, past, new CounterVector { [Counter.Received] = 777 }), (null, today, new CounterVector { [Counter.Received] = 888 })], default);
        (await ReceivedAsync(past, today)).ShouldNotContain(777);

        await _archive.MarkDaysAsync(new DaysMark(_clock.Now, past - 10), default);
        _clock.Advance(TimeSpan.FromSeconds(30));
        List<long> seen = await ReceivedAsync(past, today);
        seen.ShouldContain(777);
        seen.ShouldNotContain(888);
        (await ReceivedAsync(past, past)).ShouldBe([777]);
        (await ReceivedAsync(past - 11, past)).ShouldNotContain(777);

        _clock.Advance(TimeSpan.FromMinutes(4));
        (await ReceivedAsync(past, today)).ShouldNotContain(777);
    }

    [StoreFact]
    public async Task An_archive_that_is_away_costs_no_chart()
    {
        LocalDay today = _clock.Now.Day;
        await _archive.MarkDaysAsync(new DaysMark(_clock.Now, today - 40), default);
        _server.Stop();
        (await ReceivedAsync(today - 30, today)).Sum().ShouldBe(_loaded.Naive.Figures(null, today - 30, today, _clock.Now).Received);
    }

    [StoreFact]
    public async Task A_mark_of_a_clock_that_differs_from_ours_is_fresh_while_it_moves()
    {
        LocalDay past = _clock.Now.Day - 5;
        await _archive.WriteDaySumsAsync([(null, past, new CounterVector { [Counter.Received] = 777 })], default);
        foreach (int wrong in (int[])[-60, 60])
        {
            Instant theirs = _clock.Now + TimeSpan.FromMinutes(wrong);
            await _archive.MarkDaysAsync(new DaysMark(theirs, past - 10), default);
            _clock.Advance(TimeSpan.FromMinutes(5));
            (await ReceivedAsync(past, past)).ShouldNotContain(777);
            await _archive.MarkDaysAsync(new DaysMark(theirs + TimeSpan.FromMinutes(1), past - 10), default);
            _clock.Advance(TimeSpan.FromMinutes(1));
            (await ReceivedAsync(past, past)).ShouldBe([777]);
            _clock.Advance(TimeSpan.FromMinutes(4));
            (await ReceivedAsync(past, past)).ShouldNotContain(777);
        }
    }

    [StoreFact]
    public async Task An_archive_that_hangs_is_asked_once_and_then_left_alone_for_a_while()
    {
        await using FaultyInflux silent = FaultyInflux.Start();
        silent.Everything = InfluxFault.NoAnswer;
        await using var archive = new InfluxTimeSeriesStore(new InfluxSettings(silent.Url, "ioc", "40") { Timeout = Timeout.InfiniteTimeSpan }, new ParkedLines(), TestClock.Shared);
        var history = new DayHistory(_loaded.Store, archive, _clock);
        LocalDay today = _clock.Now.Day;
        for (int i = 0; i < 3; i++)
        {
            (await history.DaysAsync(null, today - 30, today, default)).Sum(day => day.Sums[Counter.Received])
                .ShouldBe(_loaded.Naive.Figures(null, today - 30, today, _clock.Now).Received);
            silent.Requests.ShouldBe(1);
        }
    }

    private async Task<List<long>> ReceivedAsync(LocalDay first, LocalDay last) =>
        [.. (await _history.DaysAsync(null, first, last, default)).Select(day => day.Sums[Counter.Received])];
}
