using System.Text.Json;
using Ioc.Dashboard.Tests.Running;
using Ioc.Ingest.Live;
using Ioc.Ingest.State;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Hub;
using Ioc.Tests.Shared.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Live;

/// <summary>Whatever InfluxDB does while minutes pass and days are written, ingest and live tiles go on, and no minute is lost.</summary>
[Trait("Clock", "bound")]
public sealed class SlowSeriesTests : IAsyncLifetime
{
    private static readonly (string What, InfluxFault Fault)[] _faults =
    [
        ("answers nothing", InfluxFault.NoAnswer),
        ("hangs after the headers", InfluxFault.HangAfterHeaders),
        ("cuts the line", InfluxFault.AnswerLost),
        ("500", new InfluxFault(500, """{"error":"timeout"}""")),
        ("503", new InfluxFault(503)),
        ("429", new InfluxFault(429, RetryAfter: "1")),
        ("401", new InfluxFault(401, """{"error":"authorization failed"}""")),
        ("404", new InfluxFault(404, """{"error":"database not found: \"ioc\""}""")),
        ("400 of every request", new InfluxFault(400, """{"error":"database is required"}""")),
    ];

    private readonly FaultyInflux _influx = FaultyInflux.Start();
    private readonly ShiftedClock _clock = new();
    private readonly RunningHost _host;
    private int _sent;

    public SlowSeriesTests() => _host = new RunningHost { Stores = new() { Influx = _influx.Url }, Adapt = services => services.AddSingleton<TimeProvider>(_clock) };

    public Task InitializeAsync() => _host.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _influx.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Live_tiles_never_stop_and_every_minute_is_there_afterwards()
    {
        using HttpClient sender = _host.Client(RunningHost.IngestKey);
        await using HubClient viewer = await _host.HubAsync();
        await viewer.WatchAsync("province", _host.Patience);
        await ShowsAsync(sender, viewer, "nothing");
        Instant first = await PassMinuteAsync();
        Instant last = first;
        foreach ((string what, InfluxFault fault) in _faults)
        {
            int before = _influx.Requests;
            _influx.Everything = fault;
            last = await PassMinuteAsync();
            Task days = WriteDaysAsync();
            await Eventually.Shows($"a request that {what} was met by", () => _influx.Requests, requests => requests > before);
            await ShowsAsync(sender, viewer, what);
            _influx.Everything = new InfluxFault(503); // what hangs is cut
            await days.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        _influx.Everything = null;
        _influx.BadWord = _host.Profile.Units[1].Code;
        last = await PassMinuteAsync();
        await ShowsAsync(sender, viewer, "a bad line");
        await Eventually.Shows(
            "every minute of the province",
            () => _influx.Points.Keys.Where(point => point.StartsWith("province_kpi,", StringComparison.Ordinal)).Select(MinuteOf).Where(minute => minute >= first && minute <= last).Order().ToList(),
            minutes => minutes.Count == (int)((last - first) / TimeSpan.FromMinutes(1)) + 1,
            TimeSpan.FromSeconds(120));
        await WriteDaysAsync();
        _influx.Points.Keys.ShouldContain(point => point.StartsWith("daily_kpi,", StringComparison.Ordinal));
    }

    /// <summary>The minute that was over then; its figures were taken.</summary>
    private async Task<Instant> PassMinuteAsync()
    {
        Instant before = _host.Get<SeriesMetrics>().LastTaken;
        _clock.PassMinute();
        return await Eventually.Shows("the figures of the minute", () => _host.Get<SeriesMetrics>().LastTaken, taken => taken > before);
    }

    /// <summary>As it is done once a minute; by one of its own.</summary>
    private Task WriteDaysAsync() => Task.Run(() => ActivatorUtilities.CreateInstance<DayWriter>(_host.Services).LookAsync(
        (ISeriesArchive)_host.Get<ITimeSeriesStore>(), _host.Get<IStateOfRecord>(), Instant.From(_clock.GetUtcNow()), _host.Patience));

    private async Task ShowsAsync(HttpClient sender, HubClient viewer, string what)
    {
        using HttpResponseMessage answer = await sender.PostEventsAsync(Events.Status(_host.Profile.Units[0].Code, $"slow-{++_sent}").ToJsonString());
        ((int)answer.StatusCode).ShouldBe(202, what);
        while (Backlog(await viewer.NextAsync("Board", _host.Patience)) < _sent)
        {
        }
    }

    private static Instant MinuteOf(string point) => Instant.FromUnixMilliseconds(long.Parse(point[point.LastIndexOf(' ')..], System.Globalization.CultureInfo.InvariantCulture) * 1000);

    /// <summary>0 while nothing is known.</summary>
    private static double Backlog(HubMessage board)
    {
        JsonElement value = board.Argument.GetProperty("tiles").EnumerateArray().First(tile => tile.GetProperty("id").GetString() == "backlog").GetProperty("value");
        return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;
    }

    /// <summary>The tests' clock, some minutes ahead.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        private long _ahead;

        /// <summary>To the beginning of the next minute: were it to its end, two could end between two looks, and the one between is none that was seen.</summary>
        public void PassMinute() => Interlocked.Add(ref _ahead, TimeSpan.TicksPerMinute + TimeSpan.TicksPerSecond - (GetUtcNow().Ticks % TimeSpan.TicksPerMinute));

        public override DateTimeOffset GetUtcNow() => TestClock.Shared.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));
    }
}
