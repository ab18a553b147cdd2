using Ioc.Dashboard.Access;
using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Cases;
using Ioc.Dashboard.Reports.Archive;

namespace Ioc.Dashboard.Databases;

/// <summary>Every database of the dashboard's own: whoever moves or keeps them reads this list, so that a new one is not forgotten.</summary>
internal static class DashboardDatabases
{
    /// <summary>As files of the data directory (postgres null) or as schemas of PostgreSQL, in the same order.</summary>
    public static IReadOnlyList<DashboardDatabase> Of(DataDirectory directory, string? postgres) =>
    [
        new AccessDatabase(directory.AccessFile, postgres),
        new ReportDatabase(directory.ReportsFile, postgres),
        new CasesDatabase(directory.CasesFile, postgres),
        new AlertsDatabase(directory.AlertsFile, postgres),
    ];
}
