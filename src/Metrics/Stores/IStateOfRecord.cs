namespace Ioc.Metrics.Stores;

/// <summary>An operational store as a whole: what the ledgers write and what figures read (SQLite, PostgreSQL).</summary>
public interface IStateOfRecord : IOperationalStore, IKpiReader, IDrillReader, IMaintenanceStore, IProcedureDays, ILeases
{
    /// <summary>What the store knows of itself: kind of data, law, last commit.</summary>
    new Task<StoreState> StateAsync(CancellationToken cancellation);

    /// <summary>One consistent state, to be disposed of soon.</summary>
    Task<IStoreSnapshot> SnapshotAsync(CancellationToken cancellation);
}
