using Ioc.LoadTests.Running;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.LoadTests.Benchmarks;

/// <summary>Processor time of each step that an event takes, one after another on one thread, without Kafka: where the pipeline's time goes.</summary>
internal static class StepsBenchmark
{
    private const int Batch = 5_000;

    public static async Task<Result> RunAsync(int events)
    {
        var result = new Result("steps", $"./ioc bench steps --events {events}");
        Profile profile = Sources.Profile();
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        byte[][] all = [.. new DossierLives(profile).Events(events, now).Select(e => e.Bytes)];
        await using TemporaryStore store = await TemporaryStore.CreateAsync(profile);
        var decoder = new EventDecoder(profile);
        var ledger = new DossierLedger(store.Store, profile, profile.Units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal), TimeProvider.System);
        await ledger.LoadAsync(CancellationToken.None);
        var buffers = Enumerable.Range(0, Batch).Select(_ => new DecodedEvent()).ToList();
        double decode = 0, apply = 0, commit = 0;
        long rows = 0, counters = 0;
        foreach (byte[][] batch in all.Chunk(Batch))
        {
            var time = new ProcessorTime();
            for (int i = 0; i < batch.Length; i++)
            {
                if (!decoder.TryDecode(batch[i], now, buffers[i], out Rejection why))
                {
                    throw new InvalidOperationException(why.Detail);
                }
            }

            decode += time.Seconds;
            time = new ProcessorTime();
            var changes = new CommitBatch { CommittedAt = now, Simulated = false };
            await ledger.ApplyAsync(buffers[..batch.Length], changes, CancellationToken.None);
            apply += time.Seconds;
            time = new ProcessorTime();
            await store.Store.CommitAsync(changes, CancellationToken.None);
            ledger.Committed();
            commit += time.Seconds;
            rows += changes.Dossiers.Count;
            counters += changes.Counters.Count;
        }

        result.Say($"{events:N0} events in batches of {Batch:N0}: {rows:N0} dossier rows and {counters:N0} counter rows written");
        result.Say($"decode and check {decode * 1e6 / events:0.0} µs an event");
        result.Say($"ledger {apply * 1e6 / events:0.0} µs an event");
        result.Say($"durable commit {commit * 1e6 / events:0.0} µs an event");
        return result;
    }
}
