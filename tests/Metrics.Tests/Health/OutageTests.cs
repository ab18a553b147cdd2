using Ioc.Metrics.Events;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Health;
using static Ioc.Metrics.Tests.Health.Story;

namespace Ioc.Metrics.Tests.Health;

/// <summary>KPIS.md, Outages, rule by rule.</summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData("udduu", "10001/a 08:01:00..08:03:00 Down")]
    [InlineData("uduuddgguu", "10001/a 08:04:00..08:06:00 Down")]
    [InlineData("udududud", "")]
    [InlineData("dduddud", "10001/a 08:00:00.. Down")]
    [InlineData("dd", "10001/a 08:00:00.. Down")]
    [InlineData("d", "")]
    [InlineData("uu--u", "")]
    public async Task Down_twice_opens_and_not_down_twice_closes_at_the_first_of_the_two(string letters, string expected)
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Each(1, "a", "08:00", letters));
        (await TextAsync(run)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("u----u", "10001/a 08:03:00..08:05:00 Silent")]
    [InlineData("u---u", "10001/a 08:03:00..08:04:00 Silent")]
    [InlineData("u--u", "")]
    [InlineData("u----ddd", "10001/a 08:03:00.. Silent")]
    [InlineData("u----ddduddd", "10001/a 08:03:00..08:08:00 Silent, 10001/a 08:09:00.. Down")]
    [InlineData("d----d", "10001/a 08:03:00.. Silent")]
    [InlineData("dd----uduu", "10001/a 08:00:00..08:08:00 Down")]
    public async Task Silence_opens_three_intervals_after_the_last_report_and_breaks_the_row(string letters, string expected)
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Each(1, "a", "08:00", letters));
        (await TextAsync(run)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(1, "10001/a 08:00:15.. Silent")]
    [InlineData(5, "10001/a 08:00:15.. Silent")]
    [InlineData(3_600, "10001/a 11:00:00.. Silent")]
    [InlineData(7_200, "")]
    [InlineData(86_400, "")]
    public async Task An_interval_below_five_seconds_is_five_seconds_and_whole_hours_are_meant(int interval, string expected)
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync([new Report(1, "a", At("08:00"), HealthStatus.Up, interval)]);
        run.LastBatch.Quality.Count(counted => counted.Key.Kind.StartsWith("unusual-interval ", StringComparison.Ordinal)).ShouldBe(interval < 5 ? 1 : 0);
        await run.AdvanceAsync(At("12:00"));
        (await TextAsync(run)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(90_000)]
    [InlineData(604_800)]
    [InlineData(60_000_000)]
    [InlineData(int.MaxValue)]
    public async Task An_interval_of_more_than_a_day_is_a_day_and_flagged(int interval)
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync([new Report(1, "a", At("08:00"), HealthStatus.Up, interval)]);
        run.LastBatch.Quality.ShouldContain(counted => counted.Key.Unit == "10001" && counted.Key.Kind == "unusual-interval /test" && counted.Value == 1);
        await run.AdvanceAsync(At("08:00") + TimeSpan.FromDays(3));
        (await TextAsync(run)).ShouldBe("");
        await run.AdvanceAsync(run.Now + TimeSpan.FromMinutes(1));
        (await run.OutagesAsync()).ShouldHaveSingleItem().Start.ShouldBe(At("08:00") + TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task An_interval_in_milliseconds_is_flagged()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync([new Report(1, "a", At("08:00"), HealthStatus.Up, 60_000)]);
        run.LastBatch.Quality.ShouldContain(counted => counted.Key.Kind == "unusual-interval /test");
    }

    [Fact]
    public async Task The_same_id_with_other_bytes_is_a_report_of_its_own_and_flagged()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        var first = new Report(1, "a", At("08:00"), HealthStatus.Down) { Id = "same" };
        var second = new Report(1, "a", At("08:01"), HealthStatus.Down) { Id = "same" };
        await run.ApplyAsync([first]);
        await run.ApplyAsync([second, first, second]);
        (await TextAsync(run)).ShouldBe("10001/a 08:00:00.. Down");
        run.LastBatch.Quality.ToDictionary(q => q.Key.Kind, q => q.Value)
            .ShouldBe(new Dictionary<string, long> { ["conflicting-id"] = 1, ["duplicate"] = 2 }, ignoreOrder: true);
    }

    [Fact]
    public async Task The_same_id_with_other_bytes_is_flagged_over_a_restart_too_and_out_of_order()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        run.Now = At("08:20");
        var first = new Report(1, "a", At("08:05"), HealthStatus.Up) { Id = "same" };
        var earlier = new Report(1, "a", At("08:01"), HealthStatus.Up) { Id = "same" };
        await run.ApplyAsync([first, new Report(2, "a", At("08:05"), HealthStatus.Up) { Id = "other" }]);
        await run.RestartAsync();
        await run.ApplyAsync([first, earlier, new Report(2, "a", At("08:06"), HealthStatus.Up)]);
        run.LastBatch.Quality.ToDictionary(q => q.Key.Kind, q => q.Value)
            .ShouldBe(new Dictionary<string, long> { ["conflicting-id"] = 1, ["duplicate"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Silence_by_time_is_the_same_outage_as_silence_by_data()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Each(1, "a", "08:00", "u"));
        await run.AdvanceAsync(At("08:03"));
        (await TextAsync(run)).ShouldBe("");
        await run.AdvanceAsync(At("08:03:01"));
        (await TextAsync(run)).ShouldBe("10001/a 08:03:00.. Silent");
        await run.ApplyAsync(Each(1, "a", "08:10", "u"));
        (await TextAsync(run)).ShouldBe("10001/a 08:03:00..08:10:00 Silent");
    }

    [Fact]
    public async Task The_interval_that_a_report_carries_decides_its_silence()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync([new Report(1, "a", At("08:00"), HealthStatus.Up, 600)]);
        await run.AdvanceAsync(At("08:30"));
        (await TextAsync(run)).ShouldBe("");
        await run.AdvanceAsync(At("08:31"));
        (await TextAsync(run)).ShouldBe("10001/a 08:30:00.. Silent");
    }

    [Fact]
    public async Task Clock_that_goes_back_takes_back_silence_that_is_not_yet()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Each(1, "a", "08:00", "u"));
        await run.AdvanceAsync(At("08:30"));
        await run.AdvanceAsync(At("07:30"));
        (await TextAsync(run)).ShouldBe("");
        (await run.IncidentsAsync()).ShouldBeEmpty();
        await run.AdvanceAsync(At("08:04"));
        (await TextAsync(run)).ShouldBe("10001/a 08:03:00.. Silent");
    }

    [Fact]
    public async Task Blind_hour_brings_no_storm_of_silence()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        for (int commune = 1; commune <= 10; commune++)
        {
            await run.ApplyAsync(Each(commune, "a", "08:00", "uuu"));
        }

        await run.RestartAsync();
        run.Ledger.Blind(At("08:02:10"));
        await run.AdvanceAsync(At("09:02"));
        (await TextAsync(run)).ShouldBe("");
        run.Ledger.CaughtUp(At("09:02:30"));
        await run.AdvanceAsync(At("09:05:30"));
        (await TextAsync(run)).ShouldBe("");
        await run.ApplyAsync(Enumerable.Range(1, 9).SelectMany(c => Each(c, "a", "09:05", "uu")));
        await run.AdvanceAsync(At("09:06"));
        (await TextAsync(run)).ShouldBe("10010/a 09:05:30.. Silent");
    }

    [Fact]
    public async Task Silence_that_began_before_we_were_blind_stays_and_window_survives_a_restart()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Each(1, "a", "08:00", "u"));
        run.Ledger.Blind(At("08:10"));
        await run.AdvanceAsync(At("08:20"));
        (await TextAsync(run)).ShouldBe("");
        await run.RestartAsync();
        run.Ledger.IsBlind.ShouldBeTrue();
        run.Ledger.CaughtUp(At("08:30"));
        await run.AdvanceAsync(At("08:31"));
        (await TextAsync(run)).ShouldBe("10001/a 08:03:00.. Silent");
    }

    [Fact]
    public async Task Time_before_the_first_event_is_observed()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        run.Ledger.Blind(At("06:00"));
        run.Ledger.IsBlind.ShouldBeFalse();
    }

    [Fact]
    public async Task Office_system_is_not_judged_at_night_and_its_outage_stays_open_over_it()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Each(1, "office", "16:58", "uudd"));
        await run.ApplyAsync(Each(2, "office", "16:57", "ddd--uuu"));
        await run.AdvanceAsync("2025-10-16T07:30:00+07:00");
        (await TextAsync(run)).ShouldBe("10002/office 16:57:00.. Down");
        await run.AdvanceAsync("2025-10-16T07:33:00+07:00");
        (await TextAsync(run)).ShouldBe("10002/office 16:57:00.. Down");
        await run.AdvanceAsync("2025-10-16T07:33:01+07:00");
        (await TextAsync(run)).ShouldBe("10002/office 16:57:00.. Down, 10001/office 16 07:33:00.. Silent");
        await run.ApplyAsync(Each(2, "office", Instant.Parse("2025-10-16T07:31:00+07:00"), "uu"));
        (await TextAsync(run)).ShouldBe("10002/office 16:57:00..16 07:31:00 Down, 10001/office 16 07:33:00.. Silent");
    }

    [Fact]
    public async Task Report_on_the_third_interval_is_in_time_for_an_office_system_too()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Each(1, "office", "16:57", "u"));
        await run.AdvanceAsync("2025-10-15T23:00:00+07:00");
        (await TextAsync(run)).ShouldBe("");
        await run.ApplyAsync(Each(1, "office", Instant.Parse("2025-10-16T07:30:00+07:00"), "u"));
        (await TextAsync(run)).ShouldBe("");
    }

    [Fact]
    public async Task Late_report_restates_past_downtime_and_is_flagged()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Each(1, "a", "08:00", "uddu-----uu"));
        (await TextAsync(run)).ShouldBe("10001/a 08:01:00..08:09:00 Down");
        await run.ApplyAsync(Each(1, "a", "09:00", "uuu"));
        await run.ApplyAsync([new Report(1, "a", At("08:01:30"), HealthStatus.Up) { Arrived = At("09:03") }]);
        (await TextAsync(run)).ShouldBe("10001/a 08:06:00..08:09:00 Silent, 10001/a 08:13:00..09:00:00 Silent");
        run.LastBatch.Quality.Keys.Select(k => k.Kind).ShouldBe(["late-health"]);
    }

    [Fact]
    public async Task Duplicate_changes_nothing_and_is_counted()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        Report[] reports = [.. Each(1, "a", "08:00", "uudu")];
        await run.ApplyAsync(reports);
        await run.ApplyAsync([reports[2], reports[2]]);
        (await TextAsync(run)).ShouldBe("");
        run.LastBatch.Quality.Single().Value.ShouldBe(2);
        run.LastBatch.LastArrival.ShouldContainKey("10001");
    }

    [Fact]
    public async Task Reports_of_one_instant_are_ordered_by_time_and_then_by_id()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        Report down = new(1, "a", At("08:00"), HealthStatus.Down) { Id = "b" };
        await run.ApplyAsync([down, new Report(1, "a", At("08:00"), HealthStatus.Up) { Id = "a" }, new Report(1, "a", At("08:01"), HealthStatus.Down)]);
        (await TextAsync(run)).ShouldBe("10001/a 08:00:00.. Down");
    }

    internal static async Task<string> TextAsync(HealthRun run) => string.Join(", ", (await run.OutagesAsync()).Select(Text));
}
