using System.Text.Json.Nodes;
using Ioc.Ingest.Replay;
using Ioc.Ingest.Worker;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Profiles.Loading;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging.Abstractions;

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
        Profile corrected = Corrected(store);
        long began = TimeProvider.System.GetTimestamp();
        bool rebuilt = await LedgerRebuild.RunIfChangedAsync(store.Store, corrected, null, NullLogger.Instance, CancellationToken.None);
        double again = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        double year = 9_000_000.0 / events;
        result.Say($"after a corrected holiday every dossier derived and all counters summed again: {again:0} s; store {new FileInfo(store.File("ioc.db")).Length >> 20} MiB, working set {Environment.WorkingSet >> 20} MiB");
        result.Goal(summary.Took.TotalSeconds * year < _goal.TotalSeconds, $"9,000,000 events in under {_goal.TotalMinutes:0} minutes: {summary.Took.TotalSeconds * year:0} s");
        result.Goal(rebuilt && again * year < _goal.TotalSeconds, $"and rebuilt from the stored histories in under {_goal.TotalMinutes:0} minutes: {again * year:0} s");
        return result;
    }

    /// <summary>The next version of the profile, with a holiday more.</summary>
    private static Profile Corrected(TemporaryStore store)
    {
        string folder = Directory.CreateDirectory(store.File("corrected")).FullName;
        foreach (string file in Directory.GetFiles(Sources.ProfileFolder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        string settings = Path.Combine(folder, "profile.json"), holidays = Path.Combine(folder, "holidays.csv");
        JsonNode profile = JsonNode.Parse(File.ReadAllText(settings))!;
        profile["version"] = (int)profile["version"]! + 1;
        File.WriteAllText(settings, profile.ToJsonString());
        LocalDay holiday = Instant.From(TimeProvider.System.GetUtcNow()).Day - 30;
        File.AppendAllText(holidays, $"{holiday},Nghỉ theo quyết định của tỉnh,holiday,official,all,load test\n");
        return ProfileLoader.Load(folder);
    }
}
