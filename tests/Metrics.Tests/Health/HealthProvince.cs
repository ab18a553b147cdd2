using Ioc.Metrics.Calendar;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Tests.Health;

/// <summary>A province of communes 10001.. with four systems that are always judged (a, b, c, d) and one in office hours (office); interval 60 s.</summary>
public static class HealthProvince
{
    public static string Code(int commune) => $"{10000 + commune}";

    public static Profile Create(int communes = 10, params MaintenanceWindow[] maintenance) => new()
    {
        Id = "health",
        Version = 1,
        Fingerprint = "f1",
        ProvinceCode = "99",
        ProvinceNameVi = "Tỉnh thử",
        ProvinceNameEn = "Test province",
        Units = [.. Enumerable.Range(0, communes).Select(i => new Unit { Index = i, Code = Code(i + 1), NameVi = Code(i + 1), Kind = UnitKind.Commune })],
        Procedures = [],
        Systems = [System(0, "a"), System(1, "b"), System(2, "c"), System(3, "d"), System(4, "office") with { OfficeHours = true }],
        Targets = [],
        LagComponents = [],
        Maintenance = new MaintenancePlan(maintenance),
        Calendar = new WorkingCalendar([new(null, new(7, 30, 0), new(11, 30, 0), new(13, 30, 0), new(17, 0, 0))], []),
        CentreCode = Code(1),
    };

    /// <summary>The same province with a system that is retired after a day.</summary>
    public static Profile Retiring(string system, LocalDay after) => With(Create(), p => p.Systems.Select(s => s.Id == system ? s with { RetiredAfter = after } : s));

    private static Profile With(Profile profile, Func<Profile, IEnumerable<GovernmentSystem>> systems) => new()
    {
        Id = profile.Id,
        Version = profile.Version,
        Fingerprint = profile.Fingerprint,
        ProvinceCode = profile.ProvinceCode,
        ProvinceNameVi = profile.ProvinceNameVi,
        ProvinceNameEn = profile.ProvinceNameEn,
        Units = profile.Units,
        Procedures = profile.Procedures,
        Systems = [.. systems(profile)],
        Targets = profile.Targets,
        LagComponents = profile.LagComponents,
        Maintenance = profile.Maintenance,
        Calendar = profile.Calendar,
        CentreCode = profile.CentreCode,
    };

    private static GovernmentSystem System(int index, string id) => new()
    {
        Index = index,
        Id = id,
        NameVi = id,
        NameEn = id,
        CommuneLevel = true,
        OfficeHours = false,
        Critical = false,
        IntervalSeconds = 60,
    };
}
