using Ioc.Metrics.Counters;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>Writing to InfluxDB 2.7, which tells of bad lines and of its own faults in other ways than 1.x.</summary>
public sealed class InfluxTwoTests : IAsyncLifetime
{
    private const int Units = 40;
    private static readonly Instant _minute = TestClock.Now.Minute;
    private readonly InfluxTwo _server = InfluxTwo.Start();
    private readonly ParkedLines _parked = new();
    private InfluxTimeSeriesStore _store = null!;

    private InfluxTwoBucket Bucket => _server.Buckets[0];

    public async Task InitializeAsync()
    {
        _server.Add("ioc");
        _store = Store(InfluxTwo.AdminToken);
        await _store.OpenAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Of_a_body_that_holds_bad_lines_nothing_is_written_they_are_named_and_parked_and_the_rest_is_sent_once_more()
    {
        await _store.WriteHealthAsync([.. Health(), Bad("b d"), Bad("c,d"), Bad("=")], default);
        _server.Writes.ShouldBe([Units + 3], "tags are written so that they can be read");

        await _store.WriteAsync([.. Minute(), Point("10900", "a b"), Point("10901", "c")], default);
        _parked.All.Count.ShouldBe(5, "the minute and its four rollups");
        _parked.All.ShouldAllBe(parked => parked.Line.Contains("10900") && parked.Reason.StartsWith("400: "));
        _server.Writes.ShouldBe([Units + 3, 5 * (Units + 2), 5 * (Units + 1)]);
        Minutes().ShouldBe(Units + 1);

        static HealthPoint Bad(string unit) => new(unit, "lgsp", _minute, true, 1);
    }

    [Fact]
    public async Task Of_a_body_with_a_type_conflict_the_others_are_in_and_are_not_sent_again()
    {
        Bucket.SetType("commune_kpi", "received", "float");
        await _store.WriteAsync([.. Minute(), Received("10900"), Received("10901")], default);
        _parked.All.Select(parked => parked.Line.Split(' ')[0]).ShouldBe(["commune_kpi,province=40,commune=10900", "commune_kpi,province=40,commune=10901"]);
        _parked.All.ShouldAllBe(parked => parked.Reason.StartsWith("422: failure writing points to database: partial write: field type conflict"));
        _server.Writes.Count.ShouldBe(1);
        Minutes().ShouldBe(Units);
    }

    [Fact]
    public async Task Only_the_first_conflict_is_named_so_the_rest_is_sent_again_until_all_are_found()
    {
        Bucket.SetType("commune_kpi", "received", "float");
        Bucket.SetType("commune_kpi", "resolved", "float");
        await _store.WriteAsync([.. Minute(), Received("10900"), new SeriesPoint("10901", _minute, new Dictionary<string, double> { ["resolved"] = 1 })], default);
        _parked.All.Select(parked => parked.Line.Split(' ')[0]).ShouldBe(["commune_kpi,province=40,commune=10900", "commune_kpi,province=40,commune=10901"]);
        _server.Writes.Count.ShouldBe(2);
        Minutes().ShouldBe(Units);
    }

    [Fact]
    public async Task What_is_older_than_the_retention_is_parked_by_the_bound_that_the_answer_names()
    {
        Bucket.Kept = TimeSpan.FromHours(1);
        await _store.WriteHealthAsync([.. Health(), .. Enumerable.Range(0, 3).Select(i => new HealthPoint($"{i}", "lgsp", _minute - TimeSpan.FromHours(2), true, 1))], default);
        _parked.All.Count.ShouldBe(3);
        _parked.All.ShouldAllBe(parked => parked.Reason.Contains("outside retention policy"));
        _server.Writes.ShouldBe([Units + 3]);
        Bucket.Points.Count.ShouldBe(Units);
    }

    [Fact]
    public async Task A_full_cache_is_not_asked_without_end_nothing_is_parked_and_the_points_go_in_when_there_is_room()
    {
        var clock = new FakeClock(_minute);
        await using InfluxTimeSeriesStore store = Store(InfluxTwo.AdminToken, clock);
        _server.CacheIsFull = true;
        StoreUnavailableException told = await Should.ThrowAsync<StoreUnavailableException>(store.WriteAsync(Minute(), default));
        (told.Refused, told.Message.Contains("cache-max-memory-size", StringComparison.Ordinal)).ShouldBe((true, true));
        _server.Writes.Count.ShouldBeInRange(4, 50);
        (await Should.ThrowAsync<StoreUnavailableException>(store.CheckWritesAsync(default))).Refused.ShouldBeTrue("health passes at such a server, and a body without a point too");
        _parked.All.ShouldBeEmpty();

        _server.CacheIsFull = false;
        await store.WriteAsync(Minute(), default);
        clock.Advance(TimeSpan.FromMinutes(2));
        await store.CheckWritesAsync(default);
        Minutes().ShouldBe(Units);
    }

    [Fact]
    public async Task A_broken_monitoring_bucket_hides_the_bad_line_behind_500_and_it_is_found_and_parked_all_the_same()
    {
        _server.MonitoringIsBroken = true;
        Bucket.SetType("commune_kpi", "received", "float");
        await _store.WriteAsync([.. Minute(), Received("10900")], default);
        (string line, string reason) = _parked.All.ShouldHaveSingleItem();
        line.ShouldStartWith("commune_kpi,province=40,commune=10900 ");
        reason.ShouldStartWith("500: unexpected error writing points to database: database not found");
        Minutes().ShouldBe(Units);
    }

    [Fact]
    public async Task A_timeout_may_have_written_so_the_same_points_are_sent_again_and_no_line_is_to_blame()
    {
        _server.Next(3, 500, "unexpected error writing points to database: timeout", written: true);
        (await Should.ThrowAsync<StoreUnavailableException>(_store.WriteAsync(Minute(), default))).Refused.ShouldBeFalse();
        _server.Writes.Count.ShouldBe(3);
        await _store.WriteAsync(Minute(), default);
        Minutes().ShouldBe(Units);
        _parked.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_the_server_could_not_unpack_is_sent_again()
    {
        _server.Next(1, 500, "An internal error has occurred - check server logs");
        await _store.WriteAsync(Minute(), default);
        Minutes().ShouldBe(Units);
        _parked.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bucket_that_somebody_deleted_is_made_again_by_a_token_that_may_and_told_of_by_one_that_may_not()
    {
        await using InfluxTimeSeriesStore writer = Store(InfluxTwo.WriterToken);
        await writer.OpenAsync(default);
        _server.Buckets.Clear();
        (await Should.ThrowAsync<StoreUnavailableException>(writer.CheckWritesAsync(default))).ShouldSatisfyAllConditions(
            told => told.Refused.ShouldBeTrue(), told => told.Message.ShouldContain("404: bucket \"ioc\" not found"));
        (await Should.ThrowAsync<StoreUnavailableException>(writer.WriteAsync(Minute(), default))).Message.ShouldContain("influx bucket create --name ioc --retention 0");

        await Should.ThrowAsync<StoreUnavailableException>(_store.WriteAsync(Minute(), default));
        await _store.WriteAsync(Minute(), default);
        Minutes().ShouldBe(Units);
        _parked.All.ShouldBeEmpty();

        _server.Buckets.Clear();
        (await Should.ThrowAsync<StoreUnavailableException>(ReadAsync())).Message.ShouldContain("database not found: ioc");
        await ReadAsync(); // made again by who only reads, too

        Task ReadAsync() => _store.ReadAsync("province", "backlog", _minute, _minute + TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), default);
    }

    [Fact]
    public async Task A_token_that_only_reads_and_one_that_was_deleted_are_told_of_and_the_points_wait()
    {
        await using InfluxTimeSeriesStore reader = Store(InfluxTwo.ReaderToken);
        await reader.OpenAsync(default);
        foreach (Func<Task> write in new Func<Task>[] { () => reader.CheckWritesAsync(default), () => reader.WriteAsync(Minute(), default) })
        {
            (await Should.ThrowAsync<StoreUnavailableException>(write)).ShouldSatisfyAllConditions(
                told => told.Refused.ShouldBeTrue(), told => told.Message.ShouldContain("403: insufficient permissions for write"));
        }

        _server.TokensAreGone = true;
        (await Should.ThrowAsync<StoreUnavailableException>(_store.WriteAsync(Minute(), default))).ShouldSatisfyAllConditions(
            told => told.Refused.ShouldBeTrue(), told => told.Message.ShouldContain("401: unauthorized access"));
        _server.TokensAreGone = false;
        await _store.CheckWritesAsync(default); // what is cured is told of no longer
        _parked.All.ShouldBeEmpty();
        await _store.WriteAsync(Minute(), default);
        Minutes().ShouldBe(Units);
    }

    [Fact]
    public async Task What_is_past_its_time_is_deleted_to_the_second_and_days_stay()
    {
        await _store.WriteAsync([.. Minute(), .. Minute(1)], default);
        await _store.WriteDaySumsAsync([(null, _minute.Day, new CounterVector())], default);
        await _store.PruneAsync(_minute + TimeSpan.FromDays(90) + TimeSpan.FromMinutes(1), default);
        Minutes().ShouldBe(Units, "that minute is deleted, the next stays");
        await _store.PruneAsync(_minute + TimeSpan.FromDays(500), default);
        Bucket.Points.Keys.Select(key => key.Split(',')[0]).Distinct().Order(StringComparer.Ordinal).ShouldBe(["commune_kpi_1d", "commune_kpi_6h", "province_day"]);
    }

    /// <summary>A store whose start waits for the server: one that gave up would look for the bucket at its first write.</summary>
    private InfluxTimeSeriesStore Store(string token, TimeProvider? clock = null) =>
        new(new InfluxSettings(_server.Url, "ioc", "40") { Token = token, StartPatience = TimeSpan.FromMinutes(3) }, _parked, clock ?? TestClock.Shared);

    private int Minutes() => Bucket.Points.Keys.Count(key => key.StartsWith("commune_kpi,", StringComparison.Ordinal));

    private static IEnumerable<HealthPoint> Health() => Enumerable.Range(10_000, Units).Select(unit => new HealthPoint($"{unit}", "lgsp", _minute, true, 12.5));

    private static SeriesPoint[] Minute(int after = 0) => [.. Enumerable.Range(10_000, Units).Select(unit => Point($"{unit}", "backlog", after))];

    private static SeriesPoint Received(string unit) => Point(unit, "received");

    private static SeriesPoint Point(string unit, string field, int after = 0) => new(unit, _minute + TimeSpan.FromMinutes(after), new Dictionary<string, double> { [field] = 1 });
}
