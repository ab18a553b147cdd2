using Ioc.Ingest.Gateway;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Ingest.Tests;

/// <summary>Ingest under a clock that jumps, and while it was not there.</summary>
public sealed class ClockTests
{
    private static readonly IngestSettings _quick = new() { TickEvery = TimeSpan.FromMilliseconds(20), HeartbeatEvery = TimeSpan.FromMilliseconds(50) };
    private static readonly Instant _nine = LocalDay.Of(2026, 3, 3).Start + TimeSpan.FromHours(9);
    private readonly FakeClock _clock = new(_nine);
    private readonly string[] _communes = [.. RunningIngest.Profile.Units.Take(10).Select(unit => unit.Code)];

    [Fact]
    public async Task A_clock_that_jumps_back_an_hour_opens_no_outage_and_loses_no_event()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await StartAsync(folder);
        await HeartbeatsAsync(ingest, minutes: 3);
        await ingest.SendAsync(Events.Status("before", at: Now));

        _clock.Now -= TimeSpan.FromHours(1);
        await ingest.SendAsync(Events.Status("after", at: Now));
        Taken early = await ingest.SendAsync(Events.Health(_communes[0], at: (_nine + TimeSpan.FromMinutes(4)).ToString()));
        early.Rejected.ShouldHaveSingleItem().Reason.ShouldBe("future-time"); // its clock is right, ours is not: kept, to be sent again
        await TickedAsync(ingest);
        (await OutagesAsync(ingest)).ShouldBeEmpty();

        _clock.Now = _nine + TimeSpan.FromMinutes(5);
        await HeartbeatsAsync(ingest, minutes: 3);
        await TickedAsync(ingest);
        (await OutagesAsync(ingest)).ShouldBeEmpty();
        (await ingest.ReceivedAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task An_hour_that_we_were_down_is_unobserved_and_no_storm_of_false_outages_follows()
    {
        using var folder = new DataFolder();
        await using (RunningIngest ingest = await StartAsync(folder))
        {
            await HeartbeatsAsync(ingest, minutes: 3);
        }

        _clock.Now += TimeSpan.FromHours(1);
        await using RunningIngest again = await StartAsync(folder);
        await TickedAsync(again);
        (await OutagesAsync(again)).ShouldBeEmpty();

        await HeartbeatsAsync(again, minutes: 5, silent: _communes[0]); // the grace of three intervals is over for who stays silent
        await Eventually.Is("one silent", () => OutagesAsync(again), outages => outages.Count > 0);
        Outage silent = (await OutagesAsync(again)).ShouldHaveSingleItem();
        (silent.Unit, silent.Cause).ShouldBe((_communes[0], OutageCause.Silent));
        UnobservedWindow window = (await again.Store.UnobservedAsync(default, Instant.Never, default)).ShouldHaveSingleItem();
        (window.End - window.Start).ShouldBeGreaterThan(TimeSpan.FromMinutes(59));
    }

    [Fact]
    public async Task An_event_dated_next_year_is_kept_as_a_dead_letter_and_moves_nothing()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await StartAsync(folder);
        Taken taken = await ingest.SendAsync(Events.Status("next-year", at: "2027-03-03T09:00:00+07:00"), Events.Status("now", at: Now));
        taken.Accepted.ShouldBe(1);
        taken.Rejected.ShouldHaveSingleItem().Reason.ShouldBe("future-time");
        (await ingest.ReceivedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_month_ends_at_local_midnight_in_whatever_offset_its_events_are_written()
    {
        using var folder = new DataFolder();
        await using RunningIngest ingest = await StartAsync(folder);
        await ingest.SendAsync(
            Events.Status("feb-utc", at: "2026-02-28T16:59:59Z"),
            Events.Status("feb-local", at: "2026-02-28T23:59:59+07:00"),
            Events.Status("mar-utc", at: "2026-02-28T17:00:00Z"),
            Events.Status("mar-local", at: "2026-03-01T00:00:00+07:00"));
        (await ReceivedAsync(ingest, 2026, 2)).ShouldBe(2);
        (await ReceivedAsync(ingest, 2026, 3)).ShouldBe(2);
    }

    private string Now => _clock.Now.ToString();

    private async Task<RunningIngest> StartAsync(DataFolder folder)
    {
        RunningIngest ingest = await RunningIngest.StartAsync(folder, _quick, time: _clock);
        await ingest.CaughtUpAsync();
        await TickedAsync(ingest);
        return ingest;
    }

    /// <summary>Every commune says each minute that its systems are up.</summary>
    private async Task HeartbeatsAsync(RunningIngest ingest, int minutes, string? silent = null)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            _clock.Now += TimeSpan.FromMinutes(1);
            await ingest.SendAsync([.. _communes.Where(commune => commune != silent).Select(commune => Events.Health(commune, at: Now))]);
        }
    }

    /// <summary>Time alone has been looked at since: the store was told twice that we are here.</summary>
    private static async Task TickedAsync(RunningIngest ingest)
    {
        long before = (await ingest.Store.StateAsync(default)).CommitNumber;
        await Eventually.Is("two heartbeats", () => ingest.Store.StateAsync(default), state => state.CommitNumber >= before + 2);
    }

    private static Task<IReadOnlyList<Outage>> OutagesAsync(RunningIngest ingest) => ingest.Store.OutagesAsync(default, Instant.Never, default);

    private static async Task<long> ReceivedAsync(RunningIngest ingest, int year, int month)
    {
        LocalDay first = LocalDay.Of(year, month, 1);
        LocalDay last = LocalDay.Of(year, month, DateTime.DaysInMonth(year, month));
        return (await ingest.Store.SumsAsync(null, first, last, default)).Values.Sum(sums => sums[Counter.Received]);
    }
}
