using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>
/// Figures of one consistent state of the store: every read sees the same commit, whatever is committed meanwhile.
/// Used by one caller at a time; it holds a connection, so it is kept for seconds, not for hours.
/// </summary>
public interface IStoreSnapshot : IKpiReader, IAsyncDisposable
{
    /// <summary>Shows every dossier accepted or finished at the instant or later, and every open one, unit after unit in ordinal order.</summary>
    Task ScanAsync(Instant since, Action<DossierKey, DossierFacts> visit, CancellationToken cancellation);
}
