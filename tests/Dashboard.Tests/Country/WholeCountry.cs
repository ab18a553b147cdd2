using Ioc.Metrics.Counters;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Stores.Sqlite;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Country;

/// <summary>The whole country as one profile: 3,321 communes with figures of two months each, and the shipped systems at every one of them.</summary>
internal static class WholeCountry
{
    public const int Communes = 3321;

    /// <summary>Days back from now that have figures.</summary>
    public const int Days = 60;

    public static readonly Instant Now = Instant.Parse("2025-11-20T10:00:00+07:00");

    public static Profile Profile()
    {
        Profile shipped = Repository.LoadProfile();
        return new Profile
        {
            Id = "viet-nam",
            Version = 1,
            Fingerprint = shipped.Fingerprint,
            ProvinceCode = "00",
            ProvinceNameVi = "Việt Nam",
            ProvinceNameEn = "Viet Nam",
            Units = [.. Enumerable.Range(0, Communes).Select(i => new Unit
            {
                Index = i,
                Code = $"{20000 + i}",
                NameVi = $"Xã {i}",
                Kind = UnitKind.Commune,
                Latitude = 9 + (i / 58 * 0.24),
                Longitude = 103 + (i % 58 * 0.11),
                AreaKm2 = 100,
            })],
            Procedures = shipped.Procedures,
            Systems = shipped.Systems,
            Targets = [],
            LagComponents = shipped.LagComponents,
            Maintenance = [],
            Calendar = shipped.Calendar,
            CentreCode = "20000",
        };
    }

    /// <summary>A store in this file with the counters of every unit and day.</summary>
    public static async Task<SqliteOperationalStore> StoreAsync(string file, Profile profile, TimeProvider clock)
    {
        var store = new SqliteOperationalStore(file, clock);
        await store.OpenAsync(profile, CancellationToken.None);
        var batch = new CommitBatch { CommittedAt = Now, Simulated = true };
        foreach (Unit unit in profile.Units)
        {
            for (int back = 0; back < Days; back++)
            {
                batch.Counters.Add(new CounterKey(unit.Code, Now.Day - back, "1.001193"), Sums(unit));
            }
        }

        await store.CommitAsync(batch, CancellationToken.None);
        return store;
    }

    public static DossierPart Dossiers(Unit unit, long commit, long backlog = 60)
    {
        var month = new CounterVector();
        for (int day = 0; day < Now.Day.Date.Day; day++)
        {
            month.Add(Sums(unit));
        }

        return new DossierPart(unit.Code, 1, commit, Now, Now.Day, Sums(unit), month, new InstantCounts(backlog, 0, 3, 2), Now);
    }

    /// <summary>The first system is down there, or all are up.</summary>
    public static HealthPart Health(Profile profile, Unit unit, long commit, bool down = false) => new(
        unit.Code, 1, commit, Now,
        [.. profile.Systems.Select(system => new SystemNow(system.Id, down && system.Index == 0 ? SystemState.Down : SystemState.Up, Now, 20))],
        down ? 1 : 0, false, 1, 1);

    private static CounterVector Sums(Unit unit)
    {
        var sums = new CounterVector();
        (sums[Counter.Received], sums[Counter.Resolved], sums[Counter.ResolvedOnTime], sums[Counter.BacklogChange]) = (9, 8, 8 - (unit.Index % 4), 1);
        return sums;
    }
}
