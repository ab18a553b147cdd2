using Ioc.Metrics.Dossiers.Ledger;
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

    public Profile Profile { get; }

    public FakeClock Clock { get; }

    public NaiveRecomputation Naive { get; }

    public IStateOfRecord Store { get; private set; } = null!;

    public DossierLedger Ledger { get; private set; } = null!;

    public IReadOnlyList<string> Units => [.. Profile.Units.Select(u => u.Code)];

    public static async Task<LedgerRun> StartAsync(Instant now, int recent = 50_000, StoreHome? home = null)
    {
        var run = new LedgerRun(SmallProfile.Create(), now, recent, home ?? new StoreFolder());
        await run.OpenAsync();
        return run;
    }

    /// <summary>Ends the process, as it were, and starts again from the store.</summary>
    public async Task RestartAsync()
    {
        await Store.DisposeAsync();
        await OpenAsync();
    }

    public async Task<CommitBatch> AcceptAsync(IReadOnlyCollection<ArrivedEvent> events)
    {
        var batch = new CommitBatch { CommittedAt = Clock.Now };
        await Ledger.ApplyAsync(events.Decode(Profile), batch, default);
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
