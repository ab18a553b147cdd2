using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>An InfluxDB that fails in every way: nothing is lost, nothing is doubled, good lines are written, the bad line is parked with its reason.</summary>
public sealed class InfluxFaultTests : IAsyncLifetime
{
    private const int Units = 40;
    private static readonly Instant _minute = Instant.Parse("2025-11-03T08:15:00+07:00");
    private readonly FaultyInflux _server = FaultyInflux.Start();
    private readonly ParkedLines _parked = new();
    private InfluxTimeSeriesStore _store = null!;

    public static TheoryData<string, InfluxFault> Passing { get; } = new()
    {
        { "503", new InfluxFault(503) },
        { "500", new InfluxFault(500, """{"error":"timeout"}""") },
        { "429", new InfluxFault(429, """{"code":"too many requests"}""", RetryAfter: "1") },
        { "answer lost", InfluxFault.AnswerLost },
        { "hang", InfluxFault.HangAfterHeaders },
        { "no answer", InfluxFault.NoAnswer },
    };

    public static TheoryData<string, InfluxFault> Blocking { get; } = new()
    {
        { "401", new InfluxFault(401, """{"error":"authorization failed"}""") },
        { "403", new InfluxFault(403, """{"error":"not authorized"}""") },
        { "404", new InfluxFault(404, """{"error":"database not found: \"ioc\""}""") },
    };

    public static TheoryData<string, InfluxFault> BadLines { get; } = new()
    {
        { "type conflict", new InfluxFault(400, """{"error":"partial write: field type conflict: input field \"x\" is type float, already exists as type integer dropped=1"}""") },
        { "type conflict as 500", new InfluxFault(500, """{"error":"field type conflict: input field \"x\""}""") },
        { "unparsable", new InfluxFault(400, """{"error":"partial write: unable to parse 'x': bad timestamp dropped=0"}""") },
        { "whole request", new InfluxFault(422, """{"code":"unprocessable entity","message":"failure writing points to database"}""", Whole: true) },
        { "whole request as 400", new InfluxFault(400, """{"code":"invalid","message":"unable to parse 'commune_kpi,x': missing fields"}""", Whole: true) },
        { "whole request, unknown reason", new InfluxFault(400, """{"code":"invalid","message":"no"}""", Whole: true) },
        { "unknown reason", new InfluxFault(400, """{"error":"no"}""") },
    };

    public async Task InitializeAsync() => _store = await OpenAsync();

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_is_tried_again_and_each_point_is_there_once(string what, InfluxFault fault)
    {
        _server.Next(fault);
        await _store.WriteAsync(Minute(), default);
        _server.Left.ShouldBe(0, what);
        _server.MostTimes.ShouldBe(fault.ApplyFirst ? 2 : 1, "an answer that got lost is of lines that were written");
        Judge(Minute());
        _parked.All.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_does_not_pass_soon_is_told_and_the_same_points_go_in_later(string what, InfluxFault fault)
    {
        _server.Always = fault with { RetryAfter = null };
        await Should.ThrowAsync<StoreUnavailableException>(_store.WriteAsync(Minute(), default), what);
        _server.Writes.ShouldBeGreaterThanOrEqualTo(3);
        _server.Always = null;
        await _store.WriteAsync(Minute(), default);
        Judge(Minute());
        _parked.All.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Blocking))]
    public async Task What_a_person_must_set_right_parks_nothing_and_the_points_go_in_afterwards(string what, InfluxFault fault)
    {
        _server.Next(fault);
        StoreUnavailableException told = await Should.ThrowAsync<StoreUnavailableException>(_store.WriteAsync(Minute(), default), what);
        told.Message.ShouldContain($"{fault.Code}");
        told.Refused.ShouldBeTrue();
        await _store.WriteAsync(Minute(), default);
        Judge(Minute());
        _parked.All.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(BadLines))]
    public async Task The_bad_line_is_parked_with_its_reason_and_the_good_ones_are_written(string what, InfluxFault answer)
    {
        _server.BadWord = "commune_kpi,province=40,commune=10017";
        _server.BadAnswer = answer;
        await _store.WriteAsync(Minute(), default);
        (string line, string reason) = _parked.All.ShouldHaveSingleItem(what);
        line.ShouldContain("commune=10017");
        reason.ShouldStartWith($"{answer.Code}: ");
        Judge(Minute().Where(point => point.Scope != "10017"));
    }

    [Fact]
    public async Task A_request_that_is_refused_whole_for_an_unknown_reason_parks_nothing()
    {
        _server.BadWord = "kpi";
        _server.BadAnswer = new InfluxFault(400, """{"error":"database is required"}""");
        await Should.ThrowAsync<StoreUnavailableException>(_store.WriteAsync(Minute(), default));
        _parked.All.ShouldBeEmpty();
        _server.BadWord = null;
        await _store.WriteAsync(Minute(), default);
        Judge(Minute());
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_split_until_it_fits_and_a_line_that_never_fits_is_parked()
    {
        _server.LongestBody = 500;
        SeriesPoint[] points = [.. Minute(), new SeriesPoint("10099", _minute, Enumerable.Range(0, 100).ToDictionary(i => $"field{i}", i => (double)i))];
        await _store.WriteAsync(points, default);
        _parked.All.Count.ShouldBe(5); // the minute and its four rollups
        _parked.All.ShouldAllBe(parked => parked.Line.Contains("10099"));
        Judge(Minute());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_asks_to_be_left_alone_is_left_alone(bool asDate)
    {
        _server.Next(new InfluxFault(429, RetryAfter: asDate ? (TestClock.Shared.GetUtcNow() + TimeSpan.FromMinutes(10)).ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "60"));
        await Should.ThrowAsync<StoreUnavailableException>(_store.WriteAsync(Minute(), default));
        int writes = _server.Writes;
        await Should.ThrowAsync<StoreUnavailableException>(_store.WriteAsync(Minute(), default));
        _server.Writes.ShouldBe(writes);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("soon")]
    [InlineData("99999999999")]
    [InlineData("Mon, 30 Nov 2009 00:00:00 GMT")]
    public async Task A_time_to_come_back_that_says_nothing_is_passed_over(string retryAfter)
    {
        _server.Next(new InfluxFault(503, RetryAfter: retryAfter));
        await _store.WriteAsync(Minute(), default);
        Judge(Minute());
    }

    [Fact]
    public async Task Our_own_stop_is_no_fault_of_the_server()
    {
        _server.Always = InfluxFault.NoAnswer;
        using var stop = new CancellationTokenSource();
        int before = _server.Writes;
        Task writing = _store.WriteAsync(Minute(), stop.Token);
        await Eventually.Shows("the write on its way", () => _server.Writes, writes => writes > before);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(writing);
    }

    [Fact]
    public async Task A_good_line_that_failed_by_chance_while_its_batch_was_split_is_not_parked()
    {
        // The batch of 25 fails three times, then 12, 6, 3, 1 of it, which stands alone; from then on all is well.
        _server.Next([.. Enumerable.Repeat(new InfluxFault(500, """{"error":"engine is closed"}"""), 7)]);
        await _store.WriteAsync(Minute(), default);
        _server.Left.ShouldBe(0);
        Judge(Minute());
        _parked.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_fails_from_the_middle_of_a_search_on_is_at_fault_and_not_the_line_that_it_was_found_at()
    {
        // The batch of 25 fails three times; of its halves the first is taken and the second fails, down to one line; it and one that is in fail from then on.
        InfluxFault takes = new(204, ApplyFirst: true), fails = new(500, """{"error":"engine is closed"}""");
        _server.Next([fails, fails, fails, takes, fails, takes, fails, takes, fails, takes, fails, takes, fails, .. Enumerable.Repeat(fails, 6)]);
        (await Should.ThrowAsync<StoreUnavailableException>(_store.WriteAsync(Minute(), default))).Refused.ShouldBeTrue();
        _server.Left.ShouldBe(0);
        _parked.All.ShouldBeEmpty();
        await _store.WriteAsync(Minute(), default);
        Judge(Minute());
    }

    [Fact]
    public async Task A_write_keeps_the_target_that_it_began_with_whatever_is_found_out_meanwhile()
    {
        _server.Next(InfluxFault.NoAnswer);
        Task writing = _store.WriteAsync(Minute(), default);
        await Eventually.Shows("the write on its way", () => _server.Writes, writes => writes == 1);
        _server.Always = new InfluxFault(404, """{"error":"database not found: \"ioc\""}""");
        await Should.ThrowAsync<StoreUnavailableException>(_store.CheckWritesAsync(default));
        _server.Always = null;
        _server.Everything = null; // cuts what hangs
        await writing;
        Judge(Minute());
    }

    [Fact]
    public async Task Every_fault_in_a_row_loses_nothing_and_doubles_nothing()
    {
        foreach ((string _, InfluxFault fault) in Passing.Concat(Blocking).Select(row => ((string)row[0], (InfluxFault)row[1])))
        {
            _server.Next(fault);
        }

        _server.BadWord = "commune_kpi,province=40,commune=10003";
        for (int minute = 0; minute < 4; minute++)
        {
            SeriesPoint[] points = Minute(minute);
            while (true)
            {
                try
                {
                    await _store.WriteAsync(points, default);
                    break;
                }
                catch (StoreUnavailableException)
                {
                    // As the minute writer does: the same points once more.
                }
            }
        }

        _server.Left.ShouldBe(0);
        _server.MostTimes.ShouldBeGreaterThan(1, "some answers got lost");
        Judge(Enumerable.Range(0, 4).SelectMany(Minute).Where(point => point.Scope != "10003"));
        _parked.All.Select(parked => parked.Line).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Version_3_is_refused()
    {
        _server.Version = "3.0.1";
        (await Should.ThrowAsync<StoreRefusedException>(OpenAsync())).Message.ShouldContain("2.7");
    }

    [Fact]
    public async Task A_server_that_is_down_does_not_keep_us_from_starting()
    {
        await _server.DisposeAsync();
        await using InfluxTimeSeriesStore store = await OpenAsync();
        await Should.ThrowAsync<StoreUnavailableException>(store.WriteAsync(Minute(), default));
        await Should.ThrowAsync<StoreUnavailableException>(store.ReadAsync("province", "backlog", _minute, _minute, TimeSpan.FromMinutes(1), default));
    }

    [Fact]
    public async Task A_server_that_never_answers_does_not_keep_us_from_starting()
    {
        _server.Everything = InfluxFault.NoAnswer;
        int before = _server.Requests;
        await using InfluxTimeSeriesStore store = await OpenAsync(Timeout.InfiniteTimeSpan);
        _server.Requests.ShouldBeGreaterThan(before);
    }

    [Fact]
    public void A_line_that_is_parked_already_is_not_parked_again_also_after_a_restart()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("ioc-parked-").FullName, "parked.txt");
        for (int start = 0; start < 2; start++)
        {
            var parking = new ParkingFile(file, TestClock.Shared);
            parking.Park("daily_kpi,province=40 received=1i 1", "400: no");
            parking.Park("daily_kpi,province=40 received=1i 1", "400: no");
            parking.Park($"daily_kpi,province=40 received=1i 100{start}", "400: no");
        }

        File.ReadLines(file).Count(line => !line.StartsWith('#')).ShouldBe(3);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void What_was_parked_is_news_for_an_hour()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("ioc-parked-").FullName, "parked.txt");
        var clock = new FakeClock(_minute);
        var parking = new ParkingFile(file, clock);
        parking.News.ShouldBeNull();
        parking.Park("daily_kpi,province=40 received=1i 1", "422: no");
        parking.News.ShouldBe("1 lines refused for good (parked.txt): 422: no");
        clock.Advance(TimeSpan.FromHours(1));
        parking.News.ShouldBeNull();
        parking.Park("daily_kpi,province=40 received=1i 1", "422: no");
        parking.News.ShouldBeNull("it is known");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    /// <summary>Exactly these minutes are there, each with the values that were sent, and none was ever written otherwise.</summary>
    private void Judge(IEnumerable<SeriesPoint> sent)
    {
        var lines = new SeriesLines("40");
        string[] expected = [.. sent.Select(point => lines.Minute(point)!)];
        _server.Minutes.Select(point => point.Key.Insert(point.Key.LastIndexOf(' '), " " + point.Value)).ShouldBe(expected, ignoreOrder: true);
        _server.Changed.ShouldBeEmpty();
    }

    private static SeriesPoint[] Minute() => Minute(0);

    private static SeriesPoint[] Minute(int after) =>
    [
        .. Enumerable.Range(10_000, Units).Select(unit => new SeriesPoint(
            $"{unit}", _minute + TimeSpan.FromMinutes(after), new Dictionary<string, double> { ["backlog"] = unit + after, ["onTimeRate"] = .5 })),
        new SeriesPoint("province", _minute + TimeSpan.FromMinutes(after), new Dictionary<string, double> { ["backlog"] = 1 }),
    ];

    private async Task<InfluxTimeSeriesStore> OpenAsync(TimeSpan? timeout = null)
    {
        var settings = new InfluxSettings(_server.Url, "ioc", "40") { Timeout = timeout ?? TimeSpan.FromSeconds(2), BatchLines = 25 };
        var store = new InfluxTimeSeriesStore(settings, _parked, TestClock.Shared);
        await store.OpenAsync(default);
        return store;
    }
}
