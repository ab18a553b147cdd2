namespace Ioc.Metrics.Stores;

/// <summary>Rights that one process at a time holds, as rows of the operational store. Thread-safe.</summary>
public interface ILeases
{
    /// <summary>Takes the lease, or renews what the holder has, for this long from now by the store's clock; null while another holds it. Throws <see cref="StoreUnavailableException"/>.</summary>
    Task<Lease?> TakeLeaseAsync(string name, string holder, TimeSpan lasts, CancellationToken cancellation);

    /// <summary>Gives it up at once, if the holder has it.</summary>
    Task GiveUpLeaseAsync(string name, string holder, CancellationToken cancellation);
}

/// <summary>A lease as held. Epoch grows each time the holder changes.</summary>
public sealed record Lease(string Name, string Holder, long Epoch);
