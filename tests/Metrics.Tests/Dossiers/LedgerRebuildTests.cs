using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Dossiers;

public class LedgerRebuildTests
{
    private static readonly LocalDay First = LocalDay.Of(2025, 4, 1);
    private static readonly LocalDay Last = LocalDay.Of(2025, 5, 31);

    [Fact]
    public async Task After_a_corrected_holiday_every_figure_equals_a_fresh_recomputation()
    {
        await using LedgerRun run = await LedgerRun.StartAsync(Last.End);
        List<ArrivedEvent> events = new RandomDossiers(41).Events(200);
        await run.AcceptAsync(events);

        Profile corrected = SmallProfile.Create("f2", LocalDay.Of(2025, 5, 6), LocalDay.Of(2025, 5, 7));
        var codec = new DossierHistoryCodec();
        await run.Store.RebuildAsync(row => DossierDerivation.Derive(codec.Decode(row.History), corrected), Law.Version, "f2", null, default);

        var naive = new NaiveRecomputation(corrected);
        events.ForEach(e => naive.Add(e.Json, e.RecordedAt));
        naive.Figures(null, First, Last, Last.Last).ShouldNotBe(run.Naive.Figures(null, First, Last, Last.Last), "the holiday must matter");
        foreach (string unit in run.Units)
        {
            (await run.CountersAsync(unit, First, Last)).ShouldBe(naive.Figures(unit, First, Last, Last.Last));
        }
    }

    [Fact]
    public async Task Loaded_in_bulk_or_event_by_event_a_store_holds_the_same()
    {
        await using LedgerRun run = await LedgerRun.StartAsync(Last.End);
        List<ArrivedEvent> events = new RandomDossiers(42).Events(200);
        events.AddRange(events.Take(20).ToList());
        Dictionary<QualityKey, long> quality = [];
        foreach (ArrivedEvent[] some in events.Chunk(70))
        {
            foreach ((QualityKey kind, long count) in (await run.AcceptAsync(some)).Quality)
            {
                quality[kind] = quality.GetValueOrDefault(kind) + count;
            }
        }

        var rest = new CommitBatch { CommittedAt = run.Clock.Now };
        var bulk = new BulkHistories(run.Profile, rest);
        foreach (DecodedEvent arrived in events.Decode(run.Profile))
        {
            bulk.Add(arrived);
        }

        string folder = Directory.CreateTempSubdirectory("ioc-bulk-").FullName;
        await using (var store = new SqliteOperationalStore(Path.Combine(folder, "ioc.db"), run.Clock))
        {
            await store.OpenAsync(run.Profile, default);
            await store.BulkLoadAsync(bulk.Derive(), rest, default);
            rest.Quality.ShouldBe(quality.Where(q => q.Value != 0).ToDictionary(), ignoreOrder: true);
            (await store.LastArrivalsAsync(default)).ShouldBe(await run.Store.LastArrivalsAsync(default), ignoreOrder: true);
            var codec = new DossierHistoryCodec();
            foreach (DossierKey key in run.Naive.Dossiers.Select(d => new DossierKey(d.Commune, d.Number)))
            {
                DossierRow loaded = (await store.DossierAsync(key, default))!;
                DossierRow applied = (await run.Store.DossierAsync(key, default))!;
                loaded.History.ShouldBe(applied.History);
                new DossierFactsCodec().Encode(loaded.Facts).ShouldBe(new DossierFactsCodec().Encode(applied.Facts));
            }

            IReadOnlySet<string> all = run.Units.ToHashSet();
            (await SumsAsync(store, all)).ShouldBe(await SumsAsync(run.Store, all));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<IEnumerable<string>> SumsAsync(IStateOfRecord store, IReadOnlySet<string> units) =>
        (await store.SumsAsync(units, First, Last, default)).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}: {string.Join(' ', s.Value.Values.ToArray())}");
}
