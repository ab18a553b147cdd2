using Ioc.Ingest.Replay;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.LoadTests.Benchmarks;

/// <summary>`./ioc replay` of events into an empty store: decode, ledger, bulk load, as one would see it.</summary>
internal static class ReplayBenchmark
{
    private static readonly TimeSpan _goal = TimeSpan.FromSeconds(20);

    public static async Task<Result> RunAsync(int events)
    {
        var result = new Result("replay", $"./ioc bench replay --events {events}");
        Profile profile = Sources.Profile();
        await using TemporaryStore store = await TemporaryStore.CreateAsync(profile);
        string file = store.File("events.ndjson");
        await WriteAsync(profile, events, file);
        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var processor = new ProcessorTime();

        ReplaySummary summary = await new ReplayRun(profile, store.Store, TimeProvider.System).RunAsync(new NdjsonFiles([file]), null, CancellationToken.None);

        result.Say($"{summary.Read:N0} events of {new FileInfo(file).Length / summary.Read} bytes, {summary.Accepted:N0} accepted, in {summary.Took.TotalSeconds:0.0} s: {summary.EventsPerSecond:N0} events/s");
        result.Say($"processor time {processor.Seconds:0.0} s of {Environment.ProcessorCount} cores");
        result.Say($"peak working set {Environment.WorkingSet >> 20} MiB at the end, managed heap {GC.GetTotalMemory(forceFullCollection: true) - before >> 20} MiB kept; garbage collections {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}");
        result.Say($"store {new FileInfo(store.File("ioc.db")).Length >> 20} MiB");
        result.Goal(summary.Took.TotalSeconds * 1_000_000 / events < _goal.TotalSeconds, $"1,000,000 events in under {_goal.TotalSeconds:0} s (aim: 8 s)");
        return result;
    }

    private static async Task WriteAsync(Profile profile, int events, string file)
    {
        await using FileStream stream = File.Create(file, 1 << 20);
        foreach ((_, byte[] bytes) in new DossierLives(profile).Events(events, Instant.From(TimeProvider.System.GetUtcNow())))
        {
            stream.Write(bytes);
            stream.WriteByte((byte)'\n');
        }
    }
}
