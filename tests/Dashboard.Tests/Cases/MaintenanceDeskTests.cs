using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Operations.Cases;

namespace Ioc.Dashboard.Tests.Cases;

/// <summary>Windows as they are planned, recur and end; the profile that judges health has them at once.</summary>
public sealed class MaintenanceDeskTests : IAsyncLifetime
{
    private readonly CasesFolder _cases = new();

    private Instant Now => _cases.Clock.Now;

    private IEnumerable<MaintenanceWindow> Judged => _cases.Profile.Maintenance;

    [Fact]
    public async Task A_window_holds_at_once_and_is_audited()
    {
        (await PlanAsync(Wish(2, 3))).ShouldBeTrue();
        Judged.ShouldHaveSingleItem().ShouldBe(new MaintenanceWindow("16681", "tthc", Now + TimeSpan.FromHours(2), Now + TimeSpan.FromHours(3), "Nâng cấp"));
        _cases.Audited.ShouldBe(["lan maintenance-planned tthc@16681"]);
    }

    [Theory]
    [InlineData("day", 7, 7)]
    [InlineData("week", 28, 5)]
    [InlineData("month", 92, 4)]
    [InlineData("", 28, 1)]
    public async Task It_recurs_at_the_same_hour_up_to_its_last_day(string repeat, int days, int windows)
    {
        (await PlanAsync(Wish(2, 3) with { Repeat = repeat, Until = Now.Day + days - (repeat == "day" ? 1 : 0) })).ShouldBeTrue();
        IReadOnlyList<PlannedMaintenance> planned = await _cases.Desk.ListAsync(default);
        planned.Count.ShouldBe(windows);
        planned.Select(window => window.Series).Distinct().Count().ShouldBe(1);
        planned.ShouldAllBe(window => window.From.ToLocal().Hour == 10 && window.To - window.From == TimeSpan.FromHours(1));
        planned.Select(window => window.From.Day).Distinct().Count().ShouldBe(windows);
    }

    [Fact]
    public async Task A_month_without_the_day_has_it_on_its_last()
    {
        _cases.Clock.Advance(LocalDay.Of(2026, 1, 31).Start - Now);
        (await PlanAsync(Wish(2, 3) with { Repeat = "month", Until = LocalDay.Of(2026, 3, 31) })).ShouldBeTrue();
        (await _cases.Desk.ListAsync(default)).Select(window => window.From.Day).ShouldBe([LocalDay.Of(2026, 1, 31), LocalDay.Of(2026, 2, 28), LocalDay.Of(2026, 3, 31)]);
    }

    [Fact]
    public async Task A_window_that_runs_ends_now_and_one_that_comes_is_taken_back()
    {
        await PlanAsync(Wish(0, 4) with { Repeat = "day", Until = Now.Day + 2 });
        _cases.Clock.Advance(TimeSpan.FromHours(1));
        PlannedMaintenance running = (await _cases.Desk.ListAsync(default)).Single(window => window.From <= Now);
        await _cases.Desk.EndAsync(running.Id, rest: false, "minh", default);
        Judged.Count().ShouldBe(3);
        Judged.Min(window => window.To).ShouldBe(Now);

        PlannedMaintenance coming = (await _cases.Desk.ListAsync(default)).First(window => window.From > Now);
        await _cases.Desk.EndAsync(coming.Id, rest: true, "minh", default);
        Judged.ShouldHaveSingleItem().To.ShouldBe(Now);
        _cases.Audited.Count(entry => entry.StartsWith("minh maintenance-ended", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_no_window_is_refused_and_nothing_is_kept()
    {
        MaintenanceWish good = Wish(2, 3);
        foreach (MaintenanceWish wrong in new[]
        {
            good with { From = Now - TimeSpan.FromHours(1) },
            good with { To = good.From },
            good with { To = good.From + TimeSpan.FromDays(32) },
            good with { Reason = " " },
            good with { Unit = "99999" },
            good with { System = "none" },
            good with { Repeat = "day", Until = Now.Day + 300 },
        })
        {
            (await PlanAsync(wrong)).ShouldBeFalse(wrong.ToString());
        }

        (await _cases.Desk.ListAsync(default)).ShouldBeEmpty();
        Judged.ShouldBeEmpty();
    }

    public Task InitializeAsync() => _cases.InitializeAsync();

    public Task DisposeAsync() => _cases.DisposeAsync();

    private MaintenanceWish Wish(int from, int to) => new("16681", "tthc", Now + TimeSpan.FromHours(from), Now + TimeSpan.FromHours(to), " Nâng cấp ", "", Now.Day);

    private Task<bool> PlanAsync(MaintenanceWish wish) => _cases.Desk.PlanAsync(wish, "lan", default);
}
