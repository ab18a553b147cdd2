using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

public sealed class SqliteMaintenanceTests() : MaintenanceStoreTests(() => new StoreFolder());

[NeedsPostgres]
public sealed class PostgresMaintenanceTests() : MaintenanceStoreTests(() => new StoreSchema());

/// <summary>Planned maintenance as it is kept, whichever store it is.</summary>
public abstract class MaintenanceStoreTests(Func<StoreHome> home)
{
    private static readonly Instant _now = Instant.Parse("2025-11-03T10:00:00+07:00");

    [StoreFact]
    public Task Ending_the_rest_of_a_series_leaves_what_is_over_and_takes_back_what_comes() => OnAsync(async store =>
    {
        await store.PlanAsync([Window(-3, "s"), Window(-1, "s"), Window(2, "s"), Window(5, "s"), Window(2, "other")], default);
        IReadOnlyList<PlannedMaintenance> planned = await store.MaintenanceAsync(_now - TimeSpan.FromDays(30), default);
        planned.Select(w => (w.Series, w.Unit, w.System)).Distinct().ShouldBe([("s", null, "lgsp"), ("other", null, "lgsp")]);

        (await store.EndMaintenanceAsync(planned.Single(w => w.Series == "s" && w.From < _now && w.To > _now).Id, rest: true, "lan", _now, default)).ShouldBe(3);
        IReadOnlyList<PlannedMaintenance> after = await store.MaintenanceAsync(_now - TimeSpan.FromDays(30), default);
        after.Where(w => w.Series == "s" && w.EndedBy == "lan").Select(w => w.To == _now || w.To == w.From).ShouldBe([true, true, true]);
        after.Single(w => w.Series == "other").EndedBy.ShouldBeNull();
        (await store.MaintenanceAsync(_now, default)).Count(w => w.To > w.From).ShouldBe(1);
    });

    private static PlannedMaintenance Window(int hours, string series) =>
        new(0, series, null, "lgsp", _now + TimeSpan.FromHours(hours), _now + TimeSpan.FromHours(hours + 2), "nâng cấp", "minh", _now, null, null);

    private async Task OnAsync(Func<IStateOfRecord, Task> test)
    {
        StoreHome of = home();
        try
        {
            await test(await of.OpenAsync());
        }
        finally
        {
            await of.DeleteAsync();
        }
    }
}
