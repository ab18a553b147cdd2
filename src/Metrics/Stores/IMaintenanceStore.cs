using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>Maintenance windows that people planned; every process that judges health reads them here. Thread-safe.</summary>
public interface IMaintenanceStore
{
    /// <summary>Windows that end after the instant, by start.</summary>
    Task<IReadOnlyList<PlannedMaintenance>> MaintenanceAsync(Instant since, CancellationToken cancellation);

    /// <summary>Keeps windows as planned; their Id is given by the store.</summary>
    Task PlanAsync(IReadOnlyList<PlannedMaintenance> windows, CancellationToken cancellation);

    /// <summary>Ends a window now, or takes it back when it has not begun; with the rest, also the later ones of its series. Returns how many.</summary>
    Task<int> EndMaintenanceAsync(long id, bool rest, string by, Instant now, CancellationToken cancellation);
}

/// <summary>One window. Windows that recur share a series. Unit or System null: all. EndedAt: when it was ended by hand.</summary>
public sealed record PlannedMaintenance(
    long Id, string Series, string? Unit, string? System, Instant From, Instant To, string Reason, string PlannedBy, Instant PlannedAt, Instant? EndedAt, string? EndedBy)
{
    public MaintenanceWindow Window => new(Unit, System, From, To, Reason);
}
