using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;
using Npgsql;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Planned maintenance.</summary>
public sealed partial class PostgresOperationalStore
{
    public async Task<IReadOnlyList<PlannedMaintenance>> MaintenanceAsync(Instant since, CancellationToken cancellation) =>
        await ReadAsync(MaintenanceQueries.Since(since), cancellation).ConfigureAwait(false);

    public Task PlanAsync(IReadOnlyList<PlannedMaintenance> windows, CancellationToken cancellation) =>
        UseAsync(
            async connection =>
            {
                await using NpgsqlTransaction all = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
                foreach (PlannedMaintenance window in windows)
                {
                    await connection.AllAsync(MaintenanceQueries.Plan(window), cancellation).ConfigureAwait(false);
                }

                await all.CommitAsync(cancellation).ConfigureAwait(false);
                return windows.Count;
            },
            cancellation);

    public async Task<int> EndMaintenanceAsync(long id, bool rest, string by, Instant now, CancellationToken cancellation) =>
        (await ReadAsync(MaintenanceQueries.End(id, rest, by, now), cancellation).ConfigureAwait(false)).Count;
}
