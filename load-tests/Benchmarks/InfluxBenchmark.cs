using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Influx;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Servers;

namespace Ioc.LoadTests.Benchmarks;

/// <summary>Sustained writing into a real InfluxDB 1.x by the program's own store: minutes of every unit with all fields, their rollups, and systems.</summary>
internal static class InfluxBenchmark
{
    private const int Goal = 20_000;
    private const int Fields = 20;
    private static readonly TimeSpan _during = TimeSpan.FromSeconds(30);

    public static async Task<Result> RunAsync(int seconds)
    {
        TimeSpan during = seconds == 0 ? _during : TimeSpan.FromSeconds(seconds);
        var result = new Result("influx", $"./ioc bench influx --seconds {during.TotalSeconds:0}");
        Profile profile = Sources.Profile();
        await using InfluxServer server = await InfluxServer.StartAsync();
        var parked = new Parked();
        var settings = new InfluxSettings(server.Url, "ioc", profile.ProvinceCode) { User = InfluxServer.User, Password = InfluxServer.Password };
        await using var store = new InfluxTimeSeriesStore(settings, parked, TimeProvider.System);
        await store.OpenAsync(CancellationToken.None);

        Instant minute = LocalDay.Of(2025, 1, 1).Start;
        string[] fields = [.. Enumerable.Range(0, Fields).Select(i => $"field{i}")];
        long points = 0, values = 0;
        var processor = new ProcessorTime();
        long began = TimeProvider.System.GetTimestamp();
        for (int i = 0; TimeProvider.System.GetElapsedTime(began) < during; i++, minute += TimeSpan.FromMinutes(10))
        {
            // Ten minutes at once, as after a short pause of the server.
            SeriesPoint[] batch = [.. from m in Enumerable.Range(0, 10)
                                      from unit in profile.Units
                                      select new SeriesPoint(unit.Code, minute + TimeSpan.FromMinutes(m), fields.ToDictionary(field => field, field => (double)(i + m)))];
            await store.WriteAsync(batch, CancellationToken.None);
            points += batch.Length;
            values += batch.Length * Fields;
        }

        double took = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        double rate = points / took;
        result.Say($"{points:N0} points of {Fields} fields ({values:N0} values; rollups come on top and are not counted) in {took:0.0} s: {rate:N0} points/s, {values / took:N0} values/s");
        result.Say($"processor time of the writer {processor.Seconds / took:0.00} cores; InfluxDB 1.x on the same machine");
        result.Goal(parked.Count == 0, $"no line was refused");
        result.Goal(rate >= Goal, $"at least {Goal:N0} points/s: {rate:N0}");
        return result;
    }

    private sealed class Parked : IParkedLines
    {
        public int Count { get; private set; }

        public void Park(string line, string reason) => Count++;
    }
}
