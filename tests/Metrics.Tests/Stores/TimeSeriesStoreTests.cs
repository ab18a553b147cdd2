using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Stores;

public sealed class TimeSeriesStoreTests : IAsyncLifetime
{
    private static readonly Instant _start = Instant.Parse("2025-11-03T08:00:00+07:00");
    private readonly StoreFolder _folder = new();
    private SqliteTimeSeriesStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = await OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _folder.DeleteAsync();
    }

    [Fact]
    public async Task The_same_point_written_again_replaces()
    {
        await _store.WriteAsync([Point(0, ("backlog", 5), ("received", 1))], default);
        await _store.WriteAsync([Point(0, ("backlog", 7))], default);
        (await Read("backlog", 60)).ShouldHaveSingleItem().Value.ShouldBe(7);
        (await Read("received", 60)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Thinned_reads_give_the_last_value_of_each_step_oldest_first()
    {
        await _store.WriteAsync([.. Enumerable.Range(0, 130).Where(minute => minute != 59).Select(minute => Point(minute, ("backlog", minute)))], default);
        (await Read("backlog", 60)).Select(point => point.Value).ShouldBe([58, 119, 129]);
        (await Read("backlog", 1)).Count.ShouldBe(129);
    }

    [Fact]
    public async Task Scopes_and_fields_are_kept_apart_and_outlast_a_restart()
    {
        await _store.WriteAsync([Point(0, ("backlog", 5)), new SeriesPoint("16681", _start, new Dictionary<string, double> { ["onTimeRate"] = .25 })], default);
        await _store.DisposeAsync();
        _store = await OpenAsync();
        (await _store.ReadAsync("16681", "onTimeRate", _start, _start + TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), default))
            .ShouldBe([(_start, .25)]);
        (await Read("onTimeRate", 1)).ShouldBeEmpty();
        (await Read("nothing", 1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_minute_of_all_units_is_read_at_once_without_the_province()
    {
        await _store.WriteAsync([Point(0, ("communesReporting", 1)), Unit("16681", 0, 1), Unit("16690", 0, 0), Unit("16681", 1, 0)], default);
        (await _store.UnitsAsync("communesReporting", _start, default)).ShouldBe(new Dictionary<string, double> { ["16681"] = 1, ["16690"] = 0 }, ignoreOrder: true);
        (await _store.UnitsAsync("communesReporting", _start + TimeSpan.FromMinutes(2), default)).ShouldBeEmpty();
        (await _store.UnitsAsync("nothing", _start, default)).ShouldBeEmpty();

        static SeriesPoint Unit(string code, int minute, double reporting) =>
            new(code, _start + TimeSpan.FromMinutes(minute), new Dictionary<string, double> { ["communesReporting"] = reporting });
    }

    [Fact]
    public async Task Latencies_of_a_system_are_the_last_of_each_step()
    {
        await _store.WriteAsync([.. Enumerable.Range(0, 3).SelectMany(i => new[] { Latency("lgsp", 5 * i, 40 + i, 90 + i), Latency("tthc", 5 * i, 1, 2) })], default);
        IReadOnlyList<LatencyValue> values = await _store.LatencyAsync("lgsp", _start, _start + TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), default);
        values.Select(value => (value.Median, value.Highest)).ShouldBe([(40, 90), (41, 91), (42, 92)]);
        values[1].Time.ShouldBe(_start + TimeSpan.FromMinutes(5));
        (await _store.LatencyAsync("none", _start, _start + TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), default)).ShouldBeEmpty();

        static SeriesPoint Latency(string system, int minute, double median, double highest) => new(
            LatencyScope.Of(system), _start + TimeSpan.FromMinutes(minute), new Dictionary<string, double> { [LatencyScope.Median] = median, [LatencyScope.Highest] = highest });
    }

    [Fact]
    public async Task Pruning_takes_what_is_older_and_nothing_else()
    {
        await _store.WriteAsync([Point(0, ("backlog", 1)), Point(1, ("backlog", 2))], default);
        await _store.PruneAsync(_start + SqliteTimeSeriesStore.Kept + TimeSpan.FromMinutes(1), default);
        (await Read("backlog", 1)).ShouldHaveSingleItem().Value.ShouldBe(2);
    }

    [Fact]
    public async Task A_field_that_is_no_name_is_refused_and_nothing_is_written()
    {
        await Should.ThrowAsync<ArgumentException>(() => _store.WriteAsync([Point(0, ("ok", 1), ("x\" REAL); --", 1))], default));
        await _store.WriteAsync([Point(1, ("ok", 2))], default);
        (await Read("ok", 1)).ShouldHaveSingleItem().Value.ShouldBe(2);
    }

    private async Task<SqliteTimeSeriesStore> OpenAsync()
    {
        var store = new SqliteTimeSeriesStore(_folder.File);
        await store.OpenAsync(default);
        return store;
    }

    private static SeriesPoint Point(int minute, params (string Field, double Value)[] fields) =>
        new("province", _start + TimeSpan.FromMinutes(minute), fields.ToDictionary(field => field.Field, field => field.Value));

    private Task<IReadOnlyList<(Instant Time, double Value)>> Read(string field, int minutes) =>
        _store.ReadAsync("province", field, _start, _start + TimeSpan.FromDays(1), TimeSpan.FromMinutes(minutes), default);
}
