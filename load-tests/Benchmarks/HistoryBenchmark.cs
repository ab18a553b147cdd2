using Ioc.Ingest.Replay;
using Ioc.Ingest.Simulation;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;

namespace Ioc.LoadTests.Benchmarks;

/// <summary>What a first start waits for: 90 days of the simulator made, decoded, aggregated and loaded.</summary>
internal static class HistoryBenchmark
{
    private const int Days = 90;

    public static async Task<Result> RunAsync()
    {
        var result = new Result("history", "./ioc bench history");
        Profile profile = Sources.Profile();
        await using TemporaryStore store = await TemporaryStore.CreateAsync(profile);
        await using var series = new Metrics.Stores.Sqlite.SqliteTimeSeriesStore(store.File("series.db"));
        await series.OpenAsync(CancellationToken.None);
        var processor = new ProcessorTime();
        var loader = new HistoryLoader(profile, store.Store, new SimulatedProvince(profile, 2025), TimeProvider.System);
        ReplaySummary summary = (await loader.LoadAsync(Days, null, CancellationToken.None))!;
        result.Say($"{summary.Read:N0} events of {Days} days, {summary.Accepted:N0} accepted, {summary.Duplicates:N0} duplicates, in {summary.Took.TotalSeconds:0.0} s; processor time {processor.Seconds:0.0} s");
        result.Say($"rejected: {(summary.Rejected.Count == 0 ? "none" : string.Join(", ", summary.Rejected.Select(r => $"{r.Key} {r.Value}")))}");
        long began = TimeProvider.System.GetTimestamp();
        await new MinuteBackfill(store.Store, store.Store, series).WriteAsync(
            Metrics.Time.Instant.From(TimeProvider.System.GetUtcNow()), TimeSpan.FromHours(2), CancellationToken.None);
        result.Say($"two hours of minute values worked out in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s");
        result.Goal(summary.Took < TimeSpan.FromSeconds(60), $"under 60 s");
        return result;
    }
}
