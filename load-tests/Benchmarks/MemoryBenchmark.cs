using Ioc.LoadTests.Running;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.LoadTests.Benchmarks;

/// <summary>What the ledger keeps in memory for each open dossier, its key filter included, when it starts from a store that holds so many.</summary>
internal static class MemoryBenchmark
{
    private const double GoalBytes = 250;

    public static async Task<Result> RunAsync(int dossiers)
    {
        var result = new Result("memory", $"./ioc bench memory --events {dossiers}");
        Profile profile = Sources.Profile();
        await using TemporaryStore store = await TemporaryStore.CreateAsync(profile);
        await store.Store.BulkLoadAsync(Open(profile, dossiers), new CommitBatch { Simulated = false }, CancellationToken.None);
        var ledger = new DossierLedger(store.Store, profile, profile.Units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal), TimeProvider.System);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long began = TimeProvider.System.GetTimestamp();
        await ledger.LoadAsync(CancellationToken.None);
        double seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        long after = GC.GetTotalMemory(forceFullCollection: true);
        double bytes = (after - before) / (double)ledger.OpenCount;

        result.Say($"{ledger.OpenCount:N0} open dossiers of {profile.Units.Count} units, read from SQLite in {seconds:0.0} s");
        result.Say($"managed heap {after / 1048576.0:0} MiB, of which the ledger {(after - before) / 1048576.0:0} MiB; working set {Environment.WorkingSet >> 20} MiB, SQLite's cache and the load itself included");
        result.Goal(ledger.OpenCount == dossiers && bytes <= GoalBytes, $"at most {GoalBytes:0} bytes an open dossier: {bytes:0.0}");
        GC.KeepAlive(ledger);
        return result;
    }

    /// <summary>Each waits for two things to come: falling due soon, and falling overdue.</summary>
    private static IEnumerable<DossierRow> Open(Profile profile, int count)
    {
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        for (int i = 0; i < count; i++)
        {
            Instant accepted = now - TimeSpan.FromMinutes(i % 5_000);
            yield return new DossierRow(new DossierKey(profile.Units[i % profile.Units.Count].Code, $"H41.17-250506-{i:0000000}"), [], new DossierFacts
            {
                AcceptedAt = accepted,
                Status = DossierStatus.Processing,
                Procedure = profile.Procedures[i % profile.Procedures.Count].Code,
                DueAt = accepted + TimeSpan.FromDays(7),
                DueSoonFrom = accepted + TimeSpan.FromDays(6),
                LatestAt = accepted,
            });
        }
    }
}
