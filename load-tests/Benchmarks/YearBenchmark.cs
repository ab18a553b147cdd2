using Ioc.Ingest.Replay;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.LoadTests.Benchmarks;

/// <summary>A year of a mean province rebuilt: its events into an empty store, and its counters again as after a change of law or profile.</summary>
internal static class YearBenchmark
{
    private static readonly TimeSpan _goal = TimeSpan.FromMinutes(4);

    public static async Task<Result> RunAsync(int events)
    {
        var result = new Result("year", $"./ioc bench year --events {events}");
        Profile profile = Sources.Profile();
        await using TemporaryStore store = await TemporaryStore.CreateAsync(profile);
        var processor = new ProcessorTime();
        var lives = new DossierLives(profile);
        Instant now = Instant.From(TimeProvider.System.GetUtcNow());
        long made = 0;
        ReplaySummary summary = await new ReplayRun(profile, store.Store, TimeProvider.System).RunAsync(
            lives.Events(events, now).Select(e => new ReplayEvent(e.Bytes, now)), () => (double)Interlocked.Increment(ref made) / events, null, CancellationToken.None);
        result.Say($"{summary.Read:N0} events, {summary.Accepted:N0} accepted, in {summary.Took.TotalSeconds:0} s: {summary.EventsPerSecond:N0} events/s; making them included; processor time {processor.Seconds:0} s");
        long began = TimeProvider.System.GetTimestamp();
        await store.Store.RebuildAsync(row => row.Facts, Law.Version, "changed", null, CancellationToken.None);
        result.Say($"all counters again from the stored dossiers, as after a change of law or profile: {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s; store {new FileInfo(store.File("ioc.db")).Length >> 20} MiB, working set {Environment.WorkingSet >> 20} MiB");
        result.Goal(summary.Took.TotalSeconds * 9_000_000 / events < _goal.TotalSeconds, $"9,000,000 events in under {_goal.TotalMinutes:0} minutes");
        return result;
    }
}
