using Ioc.Metrics.Health;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
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
