using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Tests.Dossiers;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>A real store filled with random dossiers, and the naive recomputation of the same events.</summary>
public sealed class LoadedStore
{
    private readonly StoreHome _home;

    private LoadedStore(Profile profile, StoreHome home)
    {
        Naive = new NaiveRecomputation(profile);
        _home = home;
    }

    public Profile Profile { get; } = SmallProfile.Create();

    public NaiveRecomputation Naive { get; }

    public IStateOfRecord Store { get; private set; } = null!;

    /// <summary>In bulk, or as commits of a few dossiers each.</summary>
    public static async Task<LoadedStore> CreateAsync(int seed, int dossiers, bool bulk, StoreHome? home = null)
    {
        var loaded = new LoadedStore(SmallProfile.Create(), home ?? new StoreFolder());
        loaded.Store = await loaded._home.OpenAsync(loaded.Profile);
        List<ArrivedEvent> events = new RandomDossiers(seed).Events(dossiers);
        events.ForEach(arrived => loaded.Naive.Add(arrived.Json, arrived.RecordedAt));
        List<DossierRow> rows = [.. Histories.Build(events, loaded.Profile).Select(pair => loaded.Row(pair.Key, pair.Value))];
        if (bulk)
        {
            await loaded.Store.BulkLoadAsync(rows, new CommitBatch { Simulated = false }, default);
            return loaded;
        }

        var deltas = new CounterDeltas();
        foreach (DossierRow[] chunk in rows.Chunk(7))
        {
            var batch = new CommitBatch();
            batch.Dossiers.AddRange(chunk);
            Array.ForEach(chunk, row => deltas.AddTo(batch.Counters, row.Key.Unit, row.Facts, 1));
            await loaded.Store.CommitAsync(batch, default);
        }

        return loaded;
    }

    /// <summary>The figures now, counted from the stored facts.</summary>
    public INowCounts Ledger(Instant now) => new StoredNow(Store, now);

    public Task DeleteAsync() => _home.DeleteAsync();

    private DossierRow Row(DossierKey key, DossierHistory history) =>
        new(key, new DossierHistoryCodec().Encode(history), DossierDerivation.Derive(history, Profile));

    private sealed class StoredNow(IStateOfRecord store, Instant now) : INowCounts
    {
        public InstantCounts Now(string unit)
        {
            long Total(string figure) => store.DossiersAsync(
                new DossierQuery(new HashSet<string> { unit }, figure, now.Day, now.Day, now, null, 1), default).GetAwaiter().GetResult().Total;
            return new InstantCounts(Total("backlog"), Total("paused"), Total("overdue"), Total("dueSoon"));
        }
    }
}
