using System.Diagnostics;
using System.Text.Json;
using Ioc.Dashboard.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared.Hub;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Dashboard.Tests.Live;

/// <summary>Whatever the time-series store does, ingest and live tiles go on.</summary>
public sealed class SlowSeriesTests : IAsyncLifetime
{
    private readonly FaultyInflux _influx = FaultyInflux.Start();
    private readonly RunningHost _host;

    public SlowSeriesTests() => _host = new RunningHost { Stores = new() { Influx = _influx.Url } };

    public Task InitializeAsync() => _host.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _influx.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("hangs")]
    [InlineData("refuses")]
    public async Task Live_tiles_never_stop(string what)
    {
        _influx.Always = what == "hangs" ? InfluxFault.NoAnswer : new InfluxFault(503);
        using HttpClient sender = _host.Client(RunningHost.IngestKey);
        await using HubClient viewer = await _host.HubAsync();
        Task writing = _host.Get<ITimeSeriesStore>().WriteAsync([new SeriesPoint("province", default(Ioc.Metrics.Time.Instant), new Dictionary<string, double> { ["backlog"] = 1 })], default);
        await viewer.WatchAsync("province", _host.Patience);
        double before = Received(await viewer.NextAsync("Board", _host.Patience));
        var watch = Stopwatch.StartNew();
        for (int i = 1; i <= 5; i++)
        {
            using HttpResponseMessage answer = await sender.PostEventsAsync(Events.Status(_host.Profile.Units[0].Code, $"{what}-{i}").ToJsonString());
            ((int)answer.StatusCode).ShouldBe(202);
            while (Received(await viewer.NextAsync("Board", _host.Patience)) < before + i)
            {
            }
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        _influx.Always = null;
        await Task.WhenAny(writing, Task.Delay(TimeSpan.FromSeconds(60)));
        _ = writing.Exception;
    }

    /// <summary>Received today; 0 while nothing is known.</summary>
    private static double Received(HubMessage board)
    {
        JsonElement value = board.Argument!.Value.GetProperty("tiles").EnumerateArray().First(tile => tile.GetProperty("id").GetString() == "received-today").GetProperty("value");
        return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;
    }
}
