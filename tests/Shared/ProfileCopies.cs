using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Tests.Shared;

/// <summary>Profiles that differ from another in their units, and where they lie, alone.</summary>
public static class ProfileCopies
{
    /// <summary>Boundaries null: those of the other.</summary>
    public static Profile WithUnits(this Profile other, IReadOnlyList<Unit> units, IReadOnlyList<Boundary>? boundaries = null) => new()
    {
        Id = other.Id,
        Version = other.Version,
        Fingerprint = other.Fingerprint,
        ProvinceCode = other.ProvinceCode,
        ProvinceNameVi = other.ProvinceNameVi,
        ProvinceNameEn = other.ProvinceNameEn,
        DossierPrefix = other.DossierPrefix,
        Units = units,
        Procedures = other.Procedures,
        Systems = other.Systems,
        Targets = other.Targets,
        IndexIndicators = other.IndexIndicators,
        LagComponents = other.LagComponents,
        Maintenance = other.Maintenance,
        Calendar = other.Calendar,
        MidnightPromiseIsClosing = other.MidnightPromiseIsClosing,
        CentreCode = other.CentreCode,
        Report = other.Report,
        Boundaries = boundaries ?? other.Boundaries,
    };

    /// <summary>The same province, but for a unit that ended on this day.</summary>
    public static Profile Ending(this Profile other, string unit, LocalDay last, string? successor) =>
        other.WithUnits([.. other.Units.Select(one => one.Code == unit ? one with { ValidTo = last, Successor = successor } : one)]);
}
