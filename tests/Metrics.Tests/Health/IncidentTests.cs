using Ioc.Metrics.Events;
using Ioc.Metrics.Health;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Health;
using static Ioc.Metrics.Tests.Health.Story;

namespace Ioc.Metrics.Tests.Health;

/// <summary>KPIS.md, Outages: system-wide and commune-offline incidents.</summary>
public sealed class IncidentTests
{
    [Fact]
    public async Task System_wide_takes_in_what_is_open_and_every_further_outage_until_all_are_closed()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        string[] letters = ["uddddduuuuuu", "uudddduuuuuu", "uuudddduuuuu", "uuuuudduuuuu", "uuuuuudddduu", "uuuuuuuuuudd"];
        await run.ApplyAsync(Enumerable.Range(0, 10).SelectMany(i => Each(i + 1, "a", "08:00", i < letters.Length ? letters[i] : "uuuuuuuuuuuu")));

        // 3 of 10 at 08:03; the last one held closes at 08:10, when 10006 opens: that one stands alone.
        (await TextAsync(run)).ShouldBe(
            "Single 10001a 08:01:00..08:03:00 > SystemWide, Single 10002a 08:02:00..08:03:00 > SystemWide, SystemWide a 08:03:00..08:10:00, Single 10006a 08:10:00..");
        (await run.OutagesAsync()).Select(o => o.TakenInAt is { } t ? Clock(t) : "-").ShouldBe(["08:03:00", "08:03:00", "08:03:00", "08:05:00", "08:06:00", "-"]);
    }

    [Fact]
    public async Task System_wide_needs_five_that_monitor_and_thirty_percent()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Enumerable.Range(1, 4).SelectMany(c => Each(c, "a", "08:00", "udd")));
        await run.ApplyAsync(Enumerable.Range(1, 7).SelectMany(c => Each(c, "b", "08:00", c <= 2 ? "udd" : "uuu")));
        (await run.IncidentsAsync()).ShouldAllBe(i => i.Kind == IncidentKind.Single || i.Kind == IncidentKind.CommuneOffline);
        (await run.IncidentsAsync()).ShouldNotContain(i => i.Kind == IncidentKind.SystemWide);
    }

    [Fact]
    public async Task Commune_offline_takes_in_its_outages_not_those_of_a_system_wide_incident()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        List<Report> reports = [.. Enumerable.Range(1, 10).SelectMany(c => Each(c, "a", "08:00", c <= 3 ? "uuuudddd" : "uuuuuuuu"))];
        reports.AddRange(Each(1, "b", "08:00", "uuuuuudd"));
        reports.AddRange(Each(2, "b", "08:00", "uddddddd"));
        reports.AddRange(Each(2, "c", "08:00", "uuuuuuuu"));
        reports.AddRange(Each(2, "d", "08:00", "uudddddd"));
        await run.ApplyAsync(reports);

        // 10001: of 2 systems one is held system-wide, the other is half of them. 10002: 2 of 4 at 08:02; its `a` goes to the system-wide one.
        (await TextAsync(run)).ShouldBe(
            "Single 10002b 08:01:00..08:02:00 > CommuneOffline, CommuneOffline 10002 08:02:00.."
            + ", SystemWide a 08:04:00.., CommuneOffline 10001 08:06:00..");
        HealthPart part = run.Ledger.Part("10002", At("08:08"), 1, 1);
        part.OutagesOpen.ShouldBe(2);
        part.Offline.ShouldBeTrue();
        run.Ledger.Part("10003", At("08:08"), 1, 1).OutagesOpen.ShouldBe(1);
        run.Ledger.Part("10004", At("08:08"), 1, 1).OutagesOpen.ShouldBe(0);
        run.Ledger.IncidentsPart(At("08:08")).Open.Select(i => i.Kind).ShouldBe([IncidentKind.CommuneOffline, IncidentKind.SystemWide, IncidentKind.CommuneOffline]);
    }

    [Fact]
    public async Task System_wide_goes_first_when_both_begin_at_one_instant()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Enumerable.Range(1, 5).SelectMany(c => Each(c, "a", "08:00", "udd").Concat(Each(c, "b", "08:00", "udd"))));
        (await TextAsync(run)).ShouldBe("SystemWide a 08:01:00.., SystemWide b 08:01:00..");
    }

    [Fact]
    public async Task Single_outage_is_an_incident_that_closes_with_it()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Enumerable.Range(1, 10).SelectMany(c => Each(c, "a", "08:00", c == 1 ? "udduu" : "uuuuu")));
        (await TextAsync(run)).ShouldBe("Single 10001a 08:01:00..08:03:00");
    }

    [Fact]
    public async Task Late_report_takes_a_system_wide_incident_back_and_ids_stay()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Enumerable.Range(1, 10).SelectMany(c => Each(c, "a", "08:00", c <= 3 ? "udduu" : "uuuuu")));
        await run.ApplyAsync(Enumerable.Range(1, 10).SelectMany(c => Each(c, "a", "08:05", c <= 3 ? "udduu" : "uuuuu")));
        long second = (await run.IncidentsAsync()).Single(i => i.Kind == IncidentKind.SystemWide && i.Opened == At("08:06")).Id;
        await run.ApplyAsync([new Report(1, "a", At("08:01:30"), HealthStatus.Up)]);
        (await TextAsync(run)).ShouldBe("Single 10002a 08:01:00..08:03:00, Single 10003a 08:01:00..08:03:00, SystemWide a 08:06:00..08:08:00");
        (await run.IncidentsAsync()).Single(i => i.Kind == IncidentKind.SystemWide).Id.ShouldBe(second);
    }

    [Fact]
    public async Task Maintenance_is_neither_outage_nor_counts_who_monitors()
    {
        MaintenanceWindow[] windows =
        [
            .. Enumerable.Range(1, 3).Select(c => new MaintenanceWindow(HealthProvince.Code(c), null, At("08:00"), At("08:10"), "bảo trì")),
        ];
        await using HealthRun run = await HealthRun.StartAsync(HealthProvince.Create(10, windows));
        await run.ApplyAsync(Enumerable.Range(1, 3).SelectMany(c => Each(c, "a", "08:01", "udduu")));
        await run.ApplyAsync(Each(1, "b", "08:01", "udddd"));
        await run.ApplyAsync(Enumerable.Range(4, 4).SelectMany(c => Each(c, "a", "08:01", c == 4 ? "uddduu" : "uuuuuu")));
        await run.AdvanceAsync(At("08:05"));
        (await TextAsync(run)).ShouldBe("Single 10004a 08:02:00..08:05:00");
        run.Ledger.Part("10001", At("08:05"), 1, 1).Systems[0].State.ShouldBe(SystemState.Maintenance);
        await run.ApplyAsync(Each(1, "b", "08:06", "dddddd").Concat(Enumerable.Range(1, 7).SelectMany(c => Each(c, "a", "08:07", "uuuuu"))));
        await run.AdvanceAsync(At("08:12"));
        (await TextAsync(run)).ShouldBe("Single 10004a 08:02:00..08:05:00, CommuneOffline 10001 08:10:00..", customMessage: "half of a and b");
        await run.ApplyAsync(Each(1, "b", "08:12", "duu"));
        (await TextAsync(run)).ShouldBe("Single 10004a 08:02:00..08:05:00, CommuneOffline 10001 08:10:00..08:13:00");
    }

    [Fact]
    public async Task Retired_system_ends_its_outage_and_is_not_monitored()
    {
        LocalDay last = LocalDay.Of(2025, 10, 15);
        await using HealthRun run = await HealthRun.StartAsync(HealthProvince.Retiring("a", last));
        await run.ApplyAsync(Each(1, "a", "23:50", "udd"));
        await run.AdvanceAsync("2025-10-16T09:00:00+07:00");
        (await TextAsync(run)).ShouldBe("Single 10001a 23:51:00..16 00:00:00");
        HealthTotals.Of(run, await run.Reader.HealthSeriesAsync(default), await run.OutagesAsync(), await run.IncidentsAsync(), last.Start, run.Now)
            .Downtime.ShouldBe(TimeSpan.FromMinutes(9));
    }

    private static async Task<string> TextAsync(HealthRun run)
    {
        IReadOnlyList<Incident> all = await run.IncidentsAsync();
        return string.Join(", ", all.OrderBy(i => i.Opened).ThenBy(i => i.Kind).ThenBy(i => i.Unit).ThenBy(i => i.System).Select(i =>
            Text(i) + (i.MergedInto is { } into ? $" > {all.Single(o => o.Id == into).Kind}" : "")));
    }
}
