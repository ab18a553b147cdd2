using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>Against a real InfluxDB 1.x.</summary>
[NeedsInflux]
public sealed class InfluxStoreTests : IAsyncLifetime
{
    private static readonly Instant _start = Instant.Parse("2025-11-03T08:00:00+07:00");
    private readonly ParkedLines _parked = new();
    private readonly string _database = $"ioc {Guid.NewGuid():N}";
    private InfluxServer _server = null!;
    private InfluxTimeSeriesStore _store = null!;

    private InfluxSettings Settings => new(_server.Url, _database, "40") { User = InfluxServer.User, Password = InfluxServer.Password };

    public async Task InitializeAsync()
    {
        _server = await InfluxServer.SharedAsync();
        _store = await OpenAsync();
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [StoreFact]
    public async Task Lines_are_those_of_the_contract()
    {
        await _store.WriteAsync([Point("province", 0, ("received", 5)), Point("16681", 0, ("received", 3), ("onTimeRate", .25))], default);
        await _store.WriteHealthAsync([new HealthPoint("16681", "lgsp", _start, true, 120.5), new HealthPoint("16684", "lgsp", _start, false, null)], default);
        await _store.WriteDaysAsync([(new CounterKey("16681", _start.Day, "1.001193"), new CounterVector { [Counter.Resolved] = 7 })], default);

        (await Rows("SELECT received FROM province_kpi WHERE province = '40'")).ShouldBe([$"{Seconds(_start)},5"]);
        (await Rows("SELECT onTimeRate, received FROM commune_kpi WHERE commune = '16681' AND province = '40'")).ShouldBe([$"{Seconds(_start)},0.25,3"]);
        (await Rows("SELECT up, latencyMs, commune, system FROM system_health")).ShouldBe([$"{Seconds(_start)},1,120.5,16681,lgsp", $"{Seconds(_start)},0,,16684,lgsp"], ignoreOrder: true);
        (await Rows("SELECT resolved, received, procedure FROM daily_kpi")).ShouldBe([$"{Seconds(_start.Day.Start)},7,0,1.001193"]);
        (await Rows("SHOW FIELD KEYS FROM commune_kpi")).ShouldBe(["onTimeRate,float", "received,integer"], ignoreOrder: true);
        _parked.All.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Latencies_of_a_system_are_median_and_highest_of_all_units_by_step()
    {
        await _store.WriteHealthAsync(
            [.. new[] { 20.0, 30, 500 }.SelectMany((latency, i) => new[] { 0, 7 }.Select(minute => new HealthPoint($"1668{i}", "lgsp", _start + TimeSpan.FromMinutes(minute), true, latency + minute))),
                new HealthPoint("16681", "tthc", _start, true, 9000), new HealthPoint("16684", "lgsp", _start, false, null)], default);
        (await _store.LatencyAsync("lgsp", _start, _start + TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), default))
            .ShouldBe([new LatencyValue(_start, 30, 500), new LatencyValue(_start + TimeSpan.FromMinutes(5), 37, 507)]);
    }

    [StoreFact]
    public async Task One_minute_of_all_units_is_read_at_once()
    {
        await _store.WriteAsync([Point("province", 0, ("communesReporting", 1)), Point("16681", 0, ("communesReporting", 1)), Point("16690", 0, ("communesReporting", 0)), Point("16681", 1, ("communesReporting", 0))], default);
        (await _store.UnitsAsync("communesReporting", _start, default)).ShouldBe(new Dictionary<string, double> { ["16681"] = 1, ["16690"] = 0 }, ignoreOrder: true);
        (await _store.UnitsAsync("communesReporting", _start + TimeSpan.FromMinutes(2), default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task The_same_point_written_again_replaces()
    {
        await _store.WriteAsync([Point("province", 0, ("backlog", 5))], default);
        await _store.WriteAsync([Point("province", 0, ("backlog", 7))], default);
        (await Read("backlog", 1)).ShouldBe([(_start, 7)]);
    }

    [StoreFact]
    public async Task Thinned_reads_give_the_last_value_of_each_step_oldest_first()
    {
        await _store.WriteAsync([.. Enumerable.Range(0, 130).Where(minute => minute != 59).Select(minute => Point("province", minute, ("backlog", minute)))], default);
        (await Read("backlog", 60)).Select(point => point.Value).ShouldBe([58, 119, 129]);
        (await Read("backlog", 1)).Count.ShouldBe(129);
        (await Read("nothing", 1)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_day_is_a_local_day_and_a_long_range_is_thinned_below_2000_points()
    {
        await _store.WriteAsync([.. Enumerable.Range(0, 5000).Select(minute => Point("16681", minute, ("backlog", minute)))], default);
        IReadOnlyList<(Instant Time, double Value)> days = await _store.ReadAsync("16681", "backlog", _start, _start + TimeSpan.FromDays(9), TimeSpan.FromDays(1), default);
        days.Select(day => day.Time.Day.ToString()).ShouldBe(["2025-11-03", "2025-11-04", "2025-11-05", "2025-11-06"]);
        days[0].Value.ShouldBe((16 * 60) - 1);
        IReadOnlyList<(Instant Time, double Value)> thinned = await _store.ReadAsync("16681", "backlog", _start, _start + TimeSpan.FromDays(3.5), TimeSpan.FromMinutes(1), default);
        thinned.Count.ShouldBeInRange(300, 1999);
        thinned[^1].Value.ShouldBe(4999);
    }

    [StoreFact]
    public async Task A_year_of_minutes_is_charted_from_fewer_than_2000_points()
    {
        Instant end = _start + TimeSpan.FromDays(365);
        for (Instant at = _start; at < end; at += TimeSpan.FromDays(5))
        {
            await _store.WriteAsync([.. Enumerable.Range(0, 5 * 96).Select(quarter => new SeriesPoint("province", at + TimeSpan.FromMinutes(quarter * 15), new Dictionary<string, double> { ["backlog"] = (at - _start).TotalDays }))], default);
        }

        (await Rows("SELECT count(backlog) FROM province_kpi")).ShouldBe(["0,35040"]);
        (await _store.ReadAsync("province", "backlog", _start, end, TimeSpan.FromMinutes(1), default)).Count.ShouldBeInRange(1400, 1999);
        (await Rows("SELECT count(backlog) FROM province_kpi_6h"))[0].Split(',')[1].ShouldBeOneOf("1460", "1461");
        IReadOnlyList<(Instant Time, double Value)> days = await _store.ReadAsync("province", "backlog", _start, end, TimeSpan.FromDays(1), default);
        days.Count.ShouldBeOneOf(365, 366);
        days[^1].Value.ShouldBe(360);
        Instant month = _start + TimeSpan.FromDays(30);
        IReadOnlyList<(Instant Time, double Value)> hours = await _store.ReadAsync("province", "backlog", _start, month, TimeSpan.FromHours(1), default);
        hours.Count.ShouldBe(30 * 24);
        hours[24 * 5].ShouldBe((_start + TimeSpan.FromDays(5), 5));
    }

    [StoreFact]
    public async Task Days_come_back_as_they_were_written_and_the_mark_too()
    {
        LocalDay day = _start.Day;
        var big = new CounterVector { [Counter.WorkingTicks] = 9_007_199_254_740_995, [Counter.Received] = 3, [Counter.BacklogChange] = -2 };
        await _store.WriteDaySumsAsync([("16681", day, big), ("16684", day, big), ("16684", day + 1, new CounterVector()), (null, day, big)], default);
        (await _store.DaysMarkAsync(default)).ShouldBeNull();
        await _store.MarkDaysAsync(new DaysMark(_start, day), default);
        await _store.MarkDaysAsync(new DaysMark(_start + TimeSpan.FromDays(1), day + 1), default);

        (await _store.DaysMarkAsync(default)).ShouldBe(new DaysMark(_start + TimeSpan.FromDays(1), day + 1));
        (await _store.ReadDaysAsync(null, day, day, default)).ShouldHaveSingleItem().Sums.Values.ToArray().ShouldBe(big.Values.ToArray());
        IReadOnlyList<(LocalDay Day, CounterVector Sums)> two = await _store.ReadDaysAsync(new HashSet<string> { "16681", "16684", "x'" }, day - 5, day + 5, default);
        two.Select(sum => (sum.Day, sum.Sums[Counter.Received], sum.Sums[Counter.BacklogChange])).ShouldBe([(day, 6, -4), (day + 1, 0, 0)]);
        (await _store.ReadDaysAsync(new HashSet<string>(), day, day, default)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task What_was_written_is_read_back_by_unit_and_summed_over_procedures()
    {
        LocalDay day = _start.Day;
        CounterVector one = new() { [Counter.Received] = 1, [Counter.WorkingTicks] = 9_007_199_254_740_995 }, two = new() { [Counter.Received] = 2 }, three = new() { [Counter.Received] = 3 };
        await _store.WriteDaysAsync([(new CounterKey("16681", day, "a"), one), (new CounterKey("16681", day, "b"), two), (new CounterKey("16684", day + 1, "a"), two)], default);
        await _store.WriteDaySumsAsync([("16681", day, three), ("16684", day + 1, two), (null, day, three), (null, day + 2, one)], default);

        ArchivedDays there = await _store.ReadBackAsync(day, day + 1, default);
        there.Province.ToDictionary(row => row.Key, row => row.Value[Counter.Received]).ShouldBe(new Dictionary<LocalDay, long> { [day] = 3 });
        there.Units.ToDictionary(row => row.Key, row => row.Value[Counter.Received]).ShouldBe(
            new Dictionary<(string, LocalDay), long> { [("16681", day)] = 3, [("16684", day + 1)] = 2 }, ignoreOrder: true);
        there.OverProcedures.Keys.ShouldBe([("16681", day), ("16684", day + 1)], ignoreOrder: true);
        there.OverProcedures[("16681", day)].Values.ToArray().ShouldBe(new CounterVector { [Counter.Received] = 3, [Counter.WorkingTicks] = 9_007_199_254_740_995 }.Values.ToArray());
    }

    [StoreFact]
    public async Task A_line_of_another_type_is_parked_and_its_neighbours_are_written()
    {
        await _store.WriteAsync([Point("16681", 0, ("onTimeRate", .5))], default);
        await _store.WriteAsync([new SeriesPoint("16684", _start, new Dictionary<string, double> { ["a b"] = 1 }), Point("16687", 0, ("backlog", 1))], default);
        (await Rows("SELECT backlog FROM commune_kpi WHERE commune = '16687'")).ShouldHaveSingleItem();
        _parked.All.ShouldAllBe(parked => parked.Line.Contains("16684"));
        _parked.All.Count(parked => parked.Line.StartsWith("commune_kpi,", StringComparison.Ordinal)).ShouldBe(1);
    }

    [StoreFact]
    public async Task Whatever_stands_in_a_procedure_code_is_one_tag()
    {
        string[] codes = ["1.0 01=193,x", "a\\", "dòng\nmới", "", "'\"", new string('x', 70_000)];
        await _store.WriteDaysAsync([.. codes.Select(code => (new CounterKey("16681", _start.Day, code), new CounterVector { [Counter.Received] = 1 }))], default);
        _parked.All.ShouldBeEmpty();
        (await Rows("SELECT received, procedure FROM daily_kpi")).Count.ShouldBe(codes.Length);
    }

    [StoreFact]
    public async Task Minutes_go_first_then_their_fine_rollups_and_days_stay()
    {
        await _store.WriteAsync([Point("province", 0, ("backlog", 1)), Point("province", 1, ("backlog", 2))], default);
        await _store.WriteDaysAsync([(new CounterKey("16681", _start.Day, "a"), new CounterVector())], default);
        await _store.PruneAsync(_start + Settings.MinutesKept + TimeSpan.FromMinutes(1), default);
        (await Read("backlog", 1)).ShouldHaveSingleItem().Value.ShouldBe(2);
        (await Read("backlog", 15)).ShouldHaveSingleItem().Value.ShouldBe(2);
        await _store.PruneAsync(_start + TimeSpan.FromDays(500), default);
        (await Read("backlog", 60)).ShouldBeEmpty();
        (await Read("backlog", 360)).ShouldHaveSingleItem().Value.ShouldBe(2);
        (await Rows("SELECT received FROM daily_kpi")).Count.ShouldBe(1);
    }

    [StoreFact]
    public async Task Wrong_credentials_are_refused_at_the_start_without_showing_them()
    {
        await using var store = new InfluxTimeSeriesStore(Settings with { Password = "wrong-secret", StartPatience = TimeSpan.FromMinutes(3) }, _parked, TestClock.Shared);
        string message = (await Should.ThrowAsync<StoreRefusedException>(store.OpenAsync(default))).Message;
        message.ShouldContain("authorization failed");
        message.ShouldNotContain("wrong-secret");
    }

    [StoreFact]
    public async Task A_server_that_was_stopped_gets_what_waited_once_it_is_back()
    {
        await using InfluxServer server = await InfluxServer.StartAsync();
        await using var store = new InfluxTimeSeriesStore(Settings with { Url = server.Url, Timeout = TimeSpan.FromSeconds(2) }, _parked, TestClock.Shared);
        await store.OpenAsync(default);
        server.Stop();
        SeriesPoint[] points = [Point("province", 0, ("backlog", 1))];
        await Should.ThrowAsync<StoreUnavailableException>(store.WriteAsync(points, default));
        await server.ResumeAsync();
        await store.WriteAsync(points, default);
        (await store.ReadAsync("province", "backlog", _start, _start + TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), default)).ShouldBe([(_start, 1)]);
    }

    private async Task<InfluxTimeSeriesStore> OpenAsync()
    {
        var store = new InfluxTimeSeriesStore(Settings, _parked, TestClock.Shared);
        await store.OpenAsync(default);
        return store;
    }

    private static SeriesPoint Point(string scope, int minute, params (string Field, double Value)[] fields) =>
        new(scope, _start + TimeSpan.FromMinutes(minute), fields.ToDictionary(field => field.Field, field => field.Value));

    private static long Seconds(Instant instant) => instant.ToUnixMilliseconds() / 1000;

    private Task<IReadOnlyList<(Instant Time, double Value)>> Read(string field, int minutes) =>
        _store.ReadAsync("province", field, _start, _start + TimeSpan.FromHours(24), TimeSpan.FromMinutes(minutes), default);

    private async Task<List<string>> Rows(string influxQl)
    {
        using var server = new InfluxConnection(Settings, TestClock.Shared);
        return [.. (await server.QueryAsync(_database, influxQl, default)).Select(row => string.Join(',', row.Values.Select(value => value.ToString())))];
    }
}
