using Ioc.Metrics.Calendar;

namespace Ioc.Metrics.Profiles.Loading;

/// <summary>Reads and checks a profile folder: profile.json, units.csv, procedures.csv, systems.csv, holidays.csv, targets.json, and maintenance.csv and communes.geojson when there.</summary>
public static class ProfileLoader
{
    /// <summary>Throws <see cref="ProfileException"/> with every error when anything is wrong. Without boundaries: communes.geojson is passed over.</summary>
    public static Profile Load(string directory, bool withoutBoundaries = false)
    {
        var files = new ProfileFiles(directory);
        ProfileSettings settings = SettingsFile.Read(files);
        List<Unit> units = UnitsFile.Read(files, settings.CentreCode);
        List<Procedure> procedures = ProceduresFile.Read(files);
        List<GovernmentSystem> systems = SystemsFile.Read(files);
        List<HolidayRow> holidays = HolidaysFile.Read(files);
        List<Target> targets = TargetsFile.Read(files, systems);
        List<MaintenanceWindow> maintenance = MaintenanceFile.Read(files, units, systems);
        List<Boundary> boundaries = withoutBoundaries ? [] : BoundariesFile.Read(files, units);
        if (files.Errors.Count > 0)
        {
            throw new ProfileException(directory, [.. files.Errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)]);
        }

        return new Profile
        {
            Id = settings.Id,
            Version = settings.Version,
            Fingerprint = ProfileFingerprint.Of(settings.Hours, holidays, procedures, settings.MidnightPromiseIsClosing),
            ProvinceCode = settings.ProvinceCode,
            ProvinceNameVi = settings.ProvinceNameVi,
            ProvinceNameEn = settings.ProvinceNameEn,
            DossierPrefix = settings.DossierPrefix,
            Units = units,
            Procedures = procedures,
            Systems = systems,
            Targets = targets,
            IndexIndicators = settings.IndexIndicators,
            LagComponents = settings.Lag,
            Maintenance = new MaintenancePlan(maintenance),
            MidnightPromiseIsClosing = settings.MidnightPromiseIsClosing,
            Calendar = new WorkingCalendar(settings.Hours, holidays),
            CentreCode = settings.CentreCode,
            Report = settings.Report,
            Boundaries = boundaries,
        };
    }
}
