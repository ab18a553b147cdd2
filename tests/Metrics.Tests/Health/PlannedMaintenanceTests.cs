using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Health;
using static Ioc.Metrics.Tests.Health.Story;

namespace Ioc.Metrics.Tests.Health;

/// <summary>Maintenance planned while the program runs counts from then on, and ends when it is ended.</summary>
public sealed class PlannedMaintenanceTests
{
    [Fact]
    public async Task An_outage_within_a_window_planned_meanwhile_is_none_until_the_window_is_ended()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        var plan = (MaintenancePlan)run.Profile.Maintenance;
        await run.ApplyAsync(Each(1, "a", "08:00", "uuuuu"));
        await run.AdvanceAsync(At("08:05"));

        plan.Replace([Window("08:05", "09:00")]).ShouldBeTrue();
        await run.ApplyAsync(Each(1, "a", "08:06", "ddddd"));
        await run.AdvanceAsync(At("08:10"));
        (await run.IncidentsAsync()).ShouldBeEmpty();
        run.Ledger.Part(HealthProvince.Code(1), At("08:10"), 1, 1).Systems.ShouldHaveSingleItem().State.ShouldBe(SystemState.Maintenance);

        plan.Replace([Window("08:05", "08:12")]).ShouldBeTrue();
        await run.ApplyAsync(Each(1, "a", "08:12", "dd"));
        await run.AdvanceAsync(At("08:14"));
        Incident incident = (await run.IncidentsAsync()).ShouldHaveSingleItem();
        incident.Opened.ShouldBe(At("08:12"));
    }

    [Fact]
    public async Task Downtime_within_a_planned_window_is_neither_downtime_nor_monitored()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        ((MaintenancePlan)run.Profile.Maintenance).Replace([Window("08:05", "08:20")]);
        await run.ApplyAsync(Each(1, "a", "08:00", "uuuuuudddduuuuuuuuuuuuuuuuuuuu"));
        await run.AdvanceAsync(At("08:29"));
        HealthPart part = run.Ledger.Part(HealthProvince.Code(1), At("08:29"), 1, 1);
        part.Availability.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_silent_after_a_window_who_reports_within_three_intervals_of_its_end()
    {
        // Ten communes stop with the window. Eight report again half a minute after it, one says that it is down, which ends no silence, and one does not come back.
        await using HealthRun run = await HealthRun.StartAsync();
        ((MaintenancePlan)run.Profile.Maintenance).Replace([Window("08:05", "09:00")]);
        await run.ApplyAsync(Enumerable.Range(1, 10).SelectMany(c => Each(c, "a", "08:00", "uuuuu")));
        for (Instant now = At("08:05"); now < At("09:01"); now += TimeSpan.FromSeconds(20))
        {
            await run.AdvanceAsync(now);
            (await run.IncidentsAsync()).ShouldBeEmpty($"{now}");
        }

        run.Ledger.Part(HealthProvince.Code(1), At("09:00:01"), 1, 1).Systems.ShouldHaveSingleItem().State.ShouldBe(SystemState.Unobserved);
        await run.ApplyAsync(Enumerable.Range(1, 8).SelectMany(c => Each(c, "a", At("09:00:30"), "uuuuu")));
        await run.ApplyAsync(Each(9, "a", At("09:00:10"), "ddddd"));
        await run.AdvanceAsync(At("09:02:59"));
        (await run.IncidentsAsync()).ShouldBeEmpty();
        await run.AdvanceAsync(At("09:03:01"));
        (await run.IncidentsAsync()).Select(Text).Order(StringComparer.Ordinal).ShouldBe(["Single 10009a 09:03:00..", "Single 10010a 09:03:00.."]);
        run.Ledger.Part(HealthProvince.Code(10), At("09:03:01"), 1, 1).Systems.ShouldHaveSingleItem().State.ShouldBe(SystemState.Silent);

        HealthTimes all = (await new HealthTimesReader(run.Reader, run.Profile).ReadAsync(At("08:00"), At("09:05"), default)).Values.Aggregate((a, b) => a + b);
        all.Downtime.ShouldBe(TimeSpan.FromMinutes(2 + 2));
        all.Monitored.ShouldBe(TimeSpan.FromMinutes(10 * 10));
        CountedOutage.Of(run.Profile, await run.Reader.HealthSeriesAsync(default), await run.OutagesAsync(), [], At("09:05")).Select(Text).Order(StringComparer.Ordinal)
            .ShouldBe(["10009/a 09:03:00.. Silent", "10010/a 09:03:00.. Silent"]);
    }

    [Fact]
    public async Task What_was_silent_before_a_window_stays_in_outage_after_it()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        ((MaintenancePlan)run.Profile.Maintenance).Replace([Window("08:30", "09:00")]);
        await run.ApplyAsync(Each(1, "a", "08:00", "uuuuu"));
        await run.AdvanceAsync(At("08:20"));
        await run.AdvanceAsync(At("09:00:01"));
        (await run.IncidentsAsync()).Select(Text).ShouldBe(["Single 10001a 08:07:00.."]);
        (await new HealthTimesReader(run.Reader, run.Profile).ReadAsync(At("08:00"), At("09:02"), default)).Values.Single().Downtime.ShouldBe(TimeSpan.FromMinutes(23 + 2));
    }

    [Fact]
    public async Task Who_missed_the_grace_after_a_window_judges_three_intervals_after_having_caught_up()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        ((MaintenancePlan)run.Profile.Maintenance).Replace([Window("08:05", "09:00")]);
        await run.ApplyAsync(Enumerable.Range(1, 6).SelectMany(c => Each(c, "a", "08:00", "uuuuu")));
        await run.AdvanceAsync(At("09:00:30"));
        run.Ledger.Blind(At("09:00:30"));
        await run.AdvanceAsync(At("09:08"));
        (await run.IncidentsAsync()).ShouldBeEmpty();
        run.Ledger.CaughtUp(At("09:10"));
        await run.AdvanceAsync(At("09:10"));
        await run.ApplyAsync(Enumerable.Range(1, 5).SelectMany(c => Each(c, "a", At("09:12:30"), "u")));
        await run.AdvanceAsync(At("09:13:01"));
        (await run.IncidentsAsync()).Select(Text).ShouldBe(["Single 10006a 09:13:00.."]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Outages_beside_windows_count_as_the_oracle_says(int seed)
    {
        var random = new Random(seed);
        Instant from = At("10:30");
        List<Report> reports = [.. Enumerable.Range(1, 4).SelectMany(c => RandomReports.Series(random, c, seed % 2 == 0 ? "a" : "office", from, TimeSpan.FromMinutes(100)))];
        MaintenanceWindow[] planned = [.. Enumerable.Range(0, 3).Select(i => from + TimeSpan.FromSeconds((i * 2000) + random.Next(1500)))
            .Select(start => new MaintenanceWindow(null, null, start, start + TimeSpan.FromSeconds(random.Next(60, 1500)), "test"))];
        await using HealthRun run = await HealthRun.StartAsync(HealthProvince.Create(10, planned));
        Instant now = reports.Max(r => r.At) + TimeSpan.FromSeconds(random.Next(900));
        run.Now = now;
        await run.ApplyAsync(RandomReports.Shuffled(random, reports));
        await run.AdvanceAsync(now);

        var expected = new List<string>();
        var naive = new NaiveHealth(run.Profile.Calendar, office: seed % 2 != 0, 60, []);
        foreach (IGrouping<(int Commune, string System), Report> series in reports.GroupBy(r => (r.Commune, r.System)))
        {
            int interval = series.Distinct().OrderBy(r => r.At).ThenBy(r => r.Time).ThenBy(r => r.Id, StringComparer.Ordinal).Last().Interval is var said and > 0 ? said : 60;
            expected.AddRange(naive.Counted(naive.Outages(series, now), [.. planned.Select(w => (w.From, w.To))], interval, now)
                .Select(o => Text(new Outage(HealthProvince.Code(series.Key.Commune), series.Key.System, o.Start, o.End, o.Cause))));
        }

        IReadOnlyList<Outage> counted = CountedOutage.Of(run.Profile, await run.Reader.HealthSeriesAsync(default), await run.OutagesAsync(), [], now);
        counted.Select(Text).Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Windows_of_the_file_stay_and_equal_windows_are_no_change()
    {
        var plan = new MaintenancePlan([Window("01:00", "02:00")]);
        plan.Replace([Window("08:05", "09:00")]).ShouldBeTrue();
        plan.Replace([Window("08:05", "09:00")]).ShouldBeFalse();
        (plan.Count, plan.Version).ShouldBe((2, 1));
        plan.Replace([]).ShouldBeTrue();
        plan.ShouldHaveSingleItem();
    }

    private static MaintenanceWindow Window(string from, string to) => new(null, "a", At(from), At(to), "test");
}
