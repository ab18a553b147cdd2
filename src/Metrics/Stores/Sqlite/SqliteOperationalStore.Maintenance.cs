using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Planned maintenance.</summary>
public sealed partial class SqliteOperationalStore
{
    public Task<IReadOnlyList<PlannedMaintenance>> MaintenanceAsync(Instant since, CancellationToken cancellation) =>
        ReadAsync(MaintenanceQueries.Since(since), cancellation);

    public Task PlanAsync(IReadOnlyList<PlannedMaintenance> windows, CancellationToken cancellation) =>
        WriteAsync(session => windows.Sum(window => session.All(MaintenanceQueries.Plan(window)).Count), cancellation);

    public Task<int> EndMaintenanceAsync(long id, bool rest, string by, Instant now, CancellationToken cancellation) =>
        WriteAsync(session => session.All(MaintenanceQueries.End(id, rest, by, now)).Count, cancellation);
}
