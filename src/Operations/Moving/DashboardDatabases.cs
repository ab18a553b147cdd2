using Ioc.Operations.Access;
using Ioc.Operations.Alerts;
using Ioc.Operations.Cases;
using Ioc.Operations.Databases;
using Ioc.Operations.Reports.Archive;

namespace Ioc.Operations.Moving;

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
