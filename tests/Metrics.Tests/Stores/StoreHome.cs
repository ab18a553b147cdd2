using Ioc.Metrics.Calendar;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Metrics.Tests.Stores;

/// <summary>Where a test's store lives: a directory, or a schema of a server. Opened again, it is the same store.</summary>
public abstract class StoreHome
{
    private readonly List<IStateOfRecord> _stores = [];

    public async Task<IStateOfRecord> OpenAsync(Profile? profile = null, TimeProvider? time = null)
    {
        IStateOfRecord store = await CreateAsync(time ?? TestClock.Shared);
        _stores.Add(store);
        await store.OpenAsync(profile ?? Profile(), default);
        return store;
    }

    /// <summary>Runs a statement beside the program.</summary>
    public abstract Task ExecuteAsync(string sql);

    public virtual async Task DeleteAsync()
    {
        foreach (IStateOfRecord store in _stores)
        {
            await store.DisposeAsync();
        }
    }

    public static Profile Profile(string province = "40", string fingerprint = "f1", IReadOnlyList<Unit>? units = null, int version = 3) => new()
    {
        Id = "nghe-an",
        Version = version,
        Fingerprint = fingerprint,
        ProvinceCode = province,
        ProvinceNameVi = "Nghệ An",
        ProvinceNameEn = "Nghe An",
        Units = units ?? [],
        Procedures = [],
        Systems = [],
        Targets = [],
        LagComponents = Ioc.Metrics.Tests.Kpis.LagScoreTests.Table,
        Maintenance = [],
        Calendar = new WorkingCalendar([new WorkingHours(null, new(7, 30, 0), new(11, 30, 0), new(13, 30, 0), new(17, 0, 0))], []),
        CentreCode = "H41",
    };

    /// <summary>A dossier received at an instant, open unless finished.</summary>
    public static DossierRow Row(string unit, string number, string acceptedAt, string? finishedAt = null, DossierOutcome outcome = DossierOutcome.Resolved) =>
        new(new DossierKey(unit, number), [1, 2, 3], new DossierFacts
        {
            AcceptedAt = Instant.Parse(acceptedAt),
            FinishedAt = finishedAt is null ? null : Instant.Parse(finishedAt),
            Outcome = finishedAt is null ? DossierOutcome.None : outcome,
            Status = finishedAt is null ? DossierStatus.Accepted : DossierStatus.Completed,
            Procedure = "1.001193",
            Channel = Channel.Online,
        });

    protected abstract Task<IStateOfRecord> CreateAsync(TimeProvider time);
}
