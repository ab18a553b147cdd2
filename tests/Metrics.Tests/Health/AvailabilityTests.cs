using Ioc.Metrics.Health;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using static Ioc.Metrics.Tests.Health.Story;

namespace Ioc.Metrics.Tests.Health;

/// <summary>KPIS.md, Outages: downtime, monitored and unobserved time.</summary>
public sealed class AvailabilityTests
{
    [Fact]
    public async Task Monitored_from_the_first_report_to_now_and_downtime_of_what_is_open()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Each(1, "a", "08:00", "udduuuudd"));
        HealthTimes times = await TimesAsync(run, "10001", At("00:00"), At("08:09"));
        times.Monitored.ShouldBe(TimeSpan.FromMinutes(9));
        times.Downtime.ShouldBe(TimeSpan.FromMinutes(4));
        times.Availability!.Value.ShouldBe(5.0 / 9, 1e-12);
        (await TimesAsync(run, "10001", At("08:02"), At("08:08"))).ShouldBe(new HealthTimes(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(6), default, default));
    }

    [Fact]
    public async Task What_we_missed_is_neither_downtime_nor_monitored_with_its_grace()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Each(1, "a", "08:00", "udddd"));
        run.Ledger.Blind(At("08:04"));
        run.Ledger.CaughtUp(At("08:20"));
        await run.ApplyAsync(Each(1, "a", "08:20", "ddddddddduu"));
        HealthTimes times = await TimesAsync(run, "10001", At("08:00"), At("08:31"));
        times.Unobserved.ShouldBe(TimeSpan.FromMinutes(19));
        times.Downtime.ShouldBe(TimeSpan.FromMinutes(3 + 6));
        times.Monitored.ShouldBe(TimeSpan.FromMinutes(31 - 19));
    }

    [Fact]
    public async Task Maintenance_is_left_out_of_downtime_and_monitored_time()
    {
        await using HealthRun run = await HealthRun.StartAsync(HealthProvince.Create(1, new MaintenanceWindow(null, "a", At("08:05"), At("08:15"), "bảo trì")));
        await run.ApplyAsync(Each(1, "a", "08:00", "uuddddddddddddddduu"));
        HealthTimes times = await TimesAsync(run, "10001", At("08:00"), At("08:20"));
        times.Downtime.ShouldBe(TimeSpan.FromMinutes(3 + 2));
        times.Monitored.ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Own_availability_leaves_out_what_system_wide_incidents_hold_from_when_it_was_taken_in()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Enumerable.Range(1, 10).SelectMany(c => Each(c, "a", "08:00", c == 1 ? "uddddddduu" : c <= 3 ? "uuuuuddduu" : "uuuuuuuuuu")));
        HealthTimes times = await TimesAsync(run, "10001", At("08:00"), At("08:10"));
        times.Downtime.ShouldBe(TimeSpan.FromMinutes(7));
        times.HeldBySystemWide.ShouldBe(TimeSpan.FromMinutes(3));
        times.OwnAvailability!.Value.ShouldBe(1 - (4.0 / 7), 1e-12);
        run.Ledger.Part("10001", At("08:10"), 1, 1).OwnAvailability!.Value.ShouldBe(1 - (4.0 / 7), 1e-12);
    }

    [Fact]
    public async Task Office_system_counts_working_time()
    {
        await using HealthRun run = await HealthRun.StartAsync();
        await run.ApplyAsync(Each(1, "office", "16:50", "uuuuuddddd"));
        await run.ApplyAsync(Each(1, "office", Instant.Parse("2025-10-16T07:30:00+07:00"), "ddddduu"));
        HealthTimes times = await TimesAsync(run, "10001", At("00:00"), Instant.Parse("2025-10-16T07:36:30+07:00"));
        times.Monitored.ShouldBe(TimeSpan.FromMinutes(16.5));
        times.Downtime.ShouldBe(TimeSpan.FromMinutes(10));
    }

    private static async Task<HealthTimes> TimesAsync(HealthRun run, string unit, Instant from, Instant to) =>
        (await new HealthTimesReader(run.Reader, run.Profile).ReadAsync(from, to, default))[unit];
}
