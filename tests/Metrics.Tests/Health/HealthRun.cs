using Ioc.Metrics.Health;
using Ioc.Metrics.Health.Ledger;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Health;

namespace Ioc.Metrics.Tests.Health;

/// <summary>A health ledger over a real store, driven as the committer does it: apply, advance, commit.</summary>
public sealed class HealthRun : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ioc-health-").FullName;
    private readonly FakeClock clock = new(Instant.Parse("2025-10-15T08:00:00+07:00"));
    private readonly SqliteOperationalStore store;

    private HealthRun(Profile profile)
    {
        Profile = profile;
        store = new SqliteOperationalStore(Path.Combine(folder, "ioc.db"), clock);
    }

    public Profile Profile { get; private set; }

    public HealthLedger Ledger { get; private set; } = null!;

    public IKpiReader Reader => store;

    public CommitBatch LastBatch { get; private set; } = new();

    public Instant Now
    {
        get => clock.Now;
        set => clock.Now = value;
    }

    public static async Task<HealthRun> StartAsync(Profile? profile = null)
    {
        var run = new HealthRun(profile ?? HealthProvince.Create());
        await run.store.OpenAsync(run.Profile, default);
        await run.RestartAsync();
        return run;
    }

    /// <summary>A new ledger from what is committed.</summary>
    public async Task RestartAsync(Profile? profile = null)
    {
        Profile = profile ?? Profile;
        Ledger = new HealthLedger(store, Profile, clock);
        await Ledger.LoadAsync(default);
    }

    public async Task ApplyAsync(IEnumerable<Report> reports)
    {
        var batch = new CommitBatch { CommittedAt = clock.Now };
        await Ledger.ApplyAsync([.. reports.Select(r => r.Event(Profile))], batch, default);
        await CommitAsync(batch);
    }

    public async Task AdvanceAsync(Instant now)
    {
        clock.Now = now;
        var batch = new CommitBatch { CommittedAt = now };
        Ledger.Advance(now, batch);
        await CommitAsync(batch);
    }

    public Task AdvanceAsync(string now) => AdvanceAsync(Instant.Parse(now));

    public Task<IReadOnlyList<Outage>> OutagesAsync() => store.OutagesAsync(default, Instant.Never, default);

    public Task<IReadOnlyList<Incident>> IncidentsAsync() => store.IncidentsAsync(default, Instant.Never, default);

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task CommitAsync(CommitBatch batch)
    {
        LastBatch = batch;
        await store.CommitAsync(batch, default);
        Ledger.Committed();
    }
}
