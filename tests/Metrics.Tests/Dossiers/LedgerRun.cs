using Ioc.Metrics.Dossiers.Ledger;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Tests.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Dossiers;

/// <summary>A ledger on a real store, a clock, and the oracle that hears every event too.</summary>
internal sealed class LedgerRun : IAsyncDisposable
{
    private readonly StoreHome _home;
    private readonly int _recent;

    private LedgerRun(Profile profile, Instant now, int recent, StoreHome home)
    {
        Profile = profile;
        Clock = new FakeClock(now);
        Naive = new NaiveRecomputation(profile);
        _recent = recent;
        _home = home;
    }

    public Profile Profile { get; private set; }

    public FakeClock Clock { get; }

    public NaiveRecomputation Naive { get; }

    public IStateOfRecord Store { get; private set; } = null!;

    public DossierLedger Ledger { get; private set; } = null!;

    /// <summary>Events that did not get through, at the decoder or at the ledger.</summary>
    public long Refused { get; private set; }

    public IReadOnlyList<string> Units => [.. Profile.Units.Select(u => u.Code)];

    public static async Task<LedgerRun> StartAsync(Instant now, int recent = 50_000, StoreHome? home = null, Profile? profile = null)
    {
        var run = new LedgerRun(profile ?? SmallProfile.Create(), now, recent, home ?? new StoreFolder());
        await run.OpenAsync();
        return run;
    }

    /// <summary>Ends the process, as it were, and starts again from the store.</summary>
    public async Task RestartAsync(Profile? profile = null)
    {
        await Store.DisposeAsync();
        Profile = profile ?? Profile;
        await OpenAsync();
    }

    public async Task<CommitBatch> AcceptAsync(IReadOnlyCollection<ArrivedEvent> events)
    {
        var batch = new CommitBatch { CommittedAt = Clock.Now };
        List<Rejection> rejected = [];
        await Ledger.ApplyAsync(events.Decode(Profile, rejected), batch, default);
        Refused += rejected.Count + batch.DeadLetters.Count;
        await Store.CommitAsync(batch, default);
        Ledger.Committed();
        foreach (ArrivedEvent arrived in events)
        {
            Naive.Add(arrived.Json, arrived.RecordedAt);
        }

        return batch;
    }

    /// <summary>Figures of a period that is over, from the store's counters.</summary>
    public async Task<NaiveFigures> CountersAsync(string unit, LocalDay first, LocalDay last)
    {
        IReadOnlySet<string> units = new HashSet<string> { unit };
        var sums = await Store.SumsAsync(units, first, last, default);
        var atEnd = await Store.AtEndOfAsync(units, last, default);
        return CounterFigures.Of(sums.GetValueOrDefault(unit) ?? new(), atEnd.GetValueOrDefault(unit));
    }

    /// <summary>What data quality counts of dossiers, by unit and stored kind; what is 0 is left out.</summary>
    public async Task<Dictionary<(string Unit, string Kind), long>> QualityAsync() =>
        (await Store.QualityAsync(LocalDay.Of(2000, 1, 1), LocalDay.Of(2100, 1, 1), default))
            .Where(count => QualityKinds.Parts(count.Key.Kind).Kind is QualityKinds.Incomplete or QualityKinds.PromiseNotBelieved or QualityKinds.PromiseAtMidnight)
            .GroupBy(count => (count.Key.Unit, count.Key.Kind)).Select(group => (group.Key, Count: group.Sum(count => count.Value)))
            .Where(count => count.Count != 0).ToDictionary(count => count.Key, count => count.Count);

    /// <summary>The same by the oracle.</summary>
    public static Dictionary<(string Unit, string Kind), long> Quality(NaiveRecomputation naive) => naive.Dossiers.Where(d => d.TakenOverAt is null)
        .SelectMany(d => (IEnumerable<(string Unit, string? Kind)>)
        [
            (d.Commune, d.Incomplete ? QualityKinds.Incomplete : null),
            (d.Commune, d.NotBelievedOf is { } source ? $"{QualityKinds.PromiseNotBelieved} {source}" : null),
            (d.Commune, d.MidnightOf is { } midnight ? $"{QualityKinds.PromiseAtMidnight} {midnight}" : null),
        ])
        .Where(flag => flag.Kind is not null).GroupBy(flag => (flag.Unit, flag.Kind!)).ToDictionary(group => group.Key, group => group.LongCount());

    public void NowShouldBeRight()
    {
        foreach (string unit in Units)
        {
            Ledger.Now(unit).ShouldBe(Naive.At(unit, Clock.Now), $"{unit} at {Clock.Now}");
        }
    }

    public async ValueTask DisposeAsync() => await _home.DeleteAsync();

    private async Task OpenAsync()
    {
        Store = await _home.OpenAsync(Profile, Clock);
        Ledger = new DossierLedger(Store, Profile, Units.ToHashSet(), Clock, _recent);
        await Ledger.LoadAsync(default);
    }
}
