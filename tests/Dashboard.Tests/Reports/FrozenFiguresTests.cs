using Ioc.Metrics.Counters;
using Ioc.Metrics.Kpis;
using Ioc.Operations.Reports;

namespace Ioc.Dashboard.Tests.Reports;

/// <summary>Live figures of a frozen month beside the frozen ones.</summary>
public sealed class FrozenFiguresTests
{
    [Fact]
    public async Task A_frozen_month_is_the_same_until_a_later_event_changes_it_and_the_new_version_is_the_same_again()
    {
        await using SmallArchive small = await SmallArchive.CreateAsync();
        small.Clock.Now = Metrics.Time.Instant.Parse("2025-11-06T08:00:00+07:00");
        OpenArchive open = small.Open();
        var frozen = new FrozenFigures(open.Archive, new KpiSheets(small.Store, small.Profile, new NothingNow(), small.Clock), small.Profile);
        await open.Desk.MakeAsync(SmallArchive.October, "an", null, default);
        (await frozen.CompareAsync(SmallArchive.October, default)).ShouldBeNull("a draft is not frozen");

        await open.Desk.FreezeAsync(SmallArchive.October, "an", null, default);
        (await frozen.CompareAsync(SmallArchive.October, default))!.Differences.ShouldBeEmpty();

        await small.ReceiveAsync("2025-10-20T09:00:00+07:00");
        FrozenComparison changed = (await frozen.CompareAsync(SmallArchive.October, default))!;
        changed.Frozen.Version.ShouldBe(1);
        changed.Differences.ShouldContain(difference => difference.Place == "province.received" && difference.Then == "1" && difference.Now == "2");
        changed.Differences.ShouldContain(difference => difference.Place == "units[10001].sheet.received");

        await open.Desk.RunDueAsync(5, default);
        FrozenComparison again = (await frozen.CompareAsync(SmallArchive.October, default))!;
        (again.Frozen.Version, again.Differences.Count).ShouldBe((2, 0));
    }

    private sealed class NothingNow : INowCounts
    {
        public InstantCounts Now(string unit) => default;
    }
}
