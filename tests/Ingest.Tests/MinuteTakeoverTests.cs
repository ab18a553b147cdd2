using Ioc.Ingest.Background;
using Ioc.Ingest.Coordination;
using Ioc.Ingest.Live;
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

/// <summary>Several writers of minutes, of whom one at a time or none is coordinator.</summary>
public sealed class MinuteTakeoverTests : IAsyncLifetime
{
    private static readonly Instant _start = LocalDay.Of(2026, 3, 2).Start + TimeSpan.FromHours(9);

    private readonly DataFolder _folder = new();
    private readonly FakeClock _clock = new(_start);
    private readonly LatestParts _parts = new();
    private readonly ForgetfulSeries _series = new();
    private SqliteOperationalStore _record = null!;

    public async Task InitializeAsync()
    {
        _record = new SqliteOperationalStore(_folder.Store, _clock);
        await _record.OpenAsync(RunningIngest.Profile, default);
        var today = new CounterVector { [Counter.Received] = 3 };
        _parts.Publish(new DossierPart("16681", 1, 1, _start, _start.Day, today, today, new InstantCounts(5, 0, 0, 0), _start));
    }

    public async Task DisposeAsync()
    {
        await _record.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Minutes_that_passed_without_a_coordinator_are_written_by_the_next_one()
    {
        (MinuteWriter first, ToldLease firsts) = await StartAsync();
        (MinuteWriter second, ToldLease seconds) = await StartAsync();
        firsts.IsHeld = true;
        await PassAsync(3, first, second);
        firsts.IsHeld = false;
        await PassAsync(2, first, second);
        seconds.IsHeld = true;
        await PassAsync(2, first, second);

        Written().ShouldBe([0, 1, 2, 3, 4, 5, 6]);
        (await GapsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Minutes_that_passed_without_a_coordinator_and_that_nobody_kept_are_gaps()
    {
        (MinuteWriter first, ToldLease firsts) = await StartAsync();
        firsts.IsHeld = true;
        await PassAsync(3, first);
        await PassAsync(2); // nobody lives
        (MinuteWriter second, ToldLease seconds) = await StartAsync();
        await PassAsync(2, second);
        seconds.IsHeld = true;
        await PassAsync(1, second);

        Written().ShouldBe([0, 1, 2, 5, 6, 7]);
        (await GapsAsync()).ShouldBe([3, 4]);
    }

    [Fact]
    public async Task What_a_coordinator_could_neither_write_nor_keep_is_written_by_it_or_by_whoever_comes_next()
    {
        (MinuteWriter first, ToldLease firsts) = await StartAsync();
        (MinuteWriter second, ToldLease seconds) = await StartAsync();
        firsts.IsHeld = true;
        await PassAsync(2, first, second);
        _series.Fails = true;
        await PassAsync(1, first, second);
        firsts.IsHeld = false;
        seconds.IsHeld = true;
        await PassAsync(2, first, second);
        _series.Fails = false;
        await PassAsync(1, first, second);

        Written().ShouldBe([0, 1, 2, 3, 4, 5]);
        (await _record.WaitingMinutesAsync(default)).ShouldBeEmpty();
        (await GapsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waits_and_cannot_be_read_at_first_is_written_once_and_before_what_is_newer()
    {
        _series.Fails = true;
        (MinuteWriter first, ToldLease firsts) = await StartAsync();
        firsts.IsHeld = true;
        await PassAsync(3, first);
        _series.Fails = false;
        (await _record.WaitingMinutesAsync(default)).Count.ShouldBe(3);

        int asked = 0;
        IOperationalStore failing = InterceptedStore.Over(_record, (method, _, call) =>
            method == nameof(IOperationalStore.WaitingMinutesAsync) && asked++ == 0 ? throw new StoreUnavailableException("away for once") : call());
        (MinuteWriter second, ToldLease seconds) = await StartAsync(failing);
        seconds.IsHeld = true;
        await PassAsync(1, second);
        Written().ShouldBeEmpty();
        await PassAsync(2, second);

        Written().ShouldBe([0, 1, 2, 3, 4, 5]);
        (await _record.WaitingMinutesAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Minutes_slept_through_with_the_lease_are_gaps_and_the_minutes_around_them_are_written()
    {
        (MinuteWriter writer, ToldLease lease) = await StartAsync();
        lease.IsHeld = true;
        await LookAsync(12, writer);
        _clock.Now += TimeSpan.FromMinutes(4); // SIGSTOP, or the lid of a notebook
        await LookAsync(6, writer);

        Written().ShouldBe([0, 1, 2, 6]);
        (await GapsAsync()).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public async Task Minutes_slept_through_are_no_gaps_where_another_wrote_them_and_then_gave_up_the_lease()
    {
        (MinuteWriter first, ToldLease firsts) = await StartAsync();
        (MinuteWriter second, ToldLease seconds) = await StartAsync();
        firsts.IsHeld = true;
        await LookAsync(12, first, second);
        (firsts.IsHeld, seconds.IsHeld) = (false, true);
        await LookAsync(18, second);
        (firsts.IsHeld, seconds.IsHeld) = (true, false); // the first never saw that it had lost it
        await LookAsync(2, first);

        Written().ShouldBe([0, 1, 2, 3, 4]);
        (await GapsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Minutes_slept_through_while_the_series_cannot_be_written_are_gaps_and_those_that_wait_are_not()
    {
        (MinuteWriter writer, ToldLease lease) = await StartAsync();
        lease.IsHeld = true;
        _series.Fails = true;
        await LookAsync(12, writer);
        _clock.Now += TimeSpan.FromHours(30);
        await LookAsync(6, writer);
        _series.Fails = false;
        await LookAsync(6, writer);

        Written().ShouldBe([0, 1, 2, 1802, 1803]);
        (await GapsAsync()).ShouldBe(Enumerable.Range(3, 1799));
    }

    [Fact]
    public async Task A_clock_that_runs_faster_than_it_is_looked_at_has_no_sleep()
    {
        (MinuteWriter writer, ToldLease lease) = await StartAsync();
        lease.IsHeld = true;
        for (int i = 0; i < 5; i++)
        {
            _clock.Now += TimeSpan.FromMinutes(i == 0 ? 1 : 4);
            await writer.WriteIfDueAsync(default);
        }

        Written().ShouldBe([0, 1, 5, 9, 13]);
        (await GapsAsync()).ShouldBeEmpty();
    }

    private async Task<(MinuteWriter Writer, ToldLease Lease)> StartAsync(IOperationalStore? record = null)
    {
        var lease = new ToldLease();
        var writer = new MinuteWriter(_parts, _series, record ?? _record, lease, LiveSource.Of(_clock), _clock, Metrics(), new BackgroundFailures(new TestMeters()), NullLogger<MinuteWriter>.Instance);
        await writer.WriteIfDueAsync(default);
        return (writer, lease);
    }

    private async Task PassAsync(int minutes, params MinuteWriter[] writers)
    {
        for (int i = 0; i < minutes; i++)
        {
            _clock.Now += TimeSpan.FromMinutes(1);
            foreach (MinuteWriter writer in writers)
            {
                await writer.WriteIfDueAsync(default);
            }
        }
    }

    /// <summary>Looks every ten seconds, so that a sleep is told from it.</summary>
    private async Task LookAsync(int times, params MinuteWriter[] writers)
    {
        for (int i = 0; i < times; i++)
        {
            _clock.Now += TimeSpan.FromSeconds(10);
            foreach (MinuteWriter writer in writers)
            {
                await writer.WriteIfDueAsync(default);
            }
        }
    }

    /// <summary>Minutes in the order in which they were written.</summary>
    private int[] Written() => [.. _series.Points.Where(point => point.Scope == "province").Select(point => (int)(point.Time - _start).TotalMinutes)];

    private async Task<int[]> GapsAsync() => [.. (await _record.GapsAsync(_start, _clock.Now, default)).Select(gap => (int)(gap - _start).TotalMinutes)];

    private static SeriesMetrics Metrics() => new(new HeldAlone(), TestClock.Shared, [], new TestMeters());

    private sealed class ToldLease : ICoordinatorLease
    {
        public bool IsHeld { get; set; }

        public Task<CancellationToken> HeldAsync(CancellationToken cancellation) => throw new NotSupportedException();
    }
}
