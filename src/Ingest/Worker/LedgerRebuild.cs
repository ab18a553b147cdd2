using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>After a change of law or profile every figure is computed anew from the dossiers' histories, before anything is consumed. Forward only.</summary>
public static class LedgerRebuild
{
    /// <summary>
    /// False when the store's figures are of this law and profile already, or another process made them so. Progress: dossiers done.
    /// Throws <see cref="OutdatedProgramException"/> when they are of a newer one.
    /// </summary>
    public static async Task<bool> RunIfChangedAsync(
        IOperationalStore store, Profile profile, IProgress<long>? progress, ILogger log, CancellationToken cancellation)
    {
        FiguresBasis stored = (await store.StateAsync(cancellation).ConfigureAwait(false)).Basis, ours = FiguresBasis.Of(profile);
        if (stored.Law is null || ours.GivesTheFiguresOf(stored))
        {
            return false;
        }

        if (!ours.MayReplace(stored))
        {
            throw new OutdatedProgramException(stored, ours);
        }

        var codec = new DossierHistoryCodec();
        var history = new DossierHistory();
        bool rebuilt = await store.RebuildAsync(Recompute, ours, progress, cancellation).ConfigureAwait(false);
        if (rebuilt)
        {
            IngestLog.Rebuilt(log, stored.ToString(), ours.ToString());
        }

        return rebuilt;

        DossierFacts Recompute(DossierRow row)
        {
            codec.Decode(row.History, history);
            return DossierDerivation.Derive(history, profile);
        }
    }
}
