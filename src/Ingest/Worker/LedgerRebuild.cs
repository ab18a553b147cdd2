using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>After a change of law or profile every figure is computed anew from the dossiers' histories, before anything is consumed.</summary>
public static class LedgerRebuild
{
    /// <summary>Does nothing when the store was computed by this law and profile, or holds nothing. Progress: dossiers done.</summary>
    public static async Task<bool> RunIfChangedAsync(
        IOperationalStore store, Profile profile, IProgress<long>? progress, ILogger log, CancellationToken cancellation)
    {
        StoreState known = await store.StateAsync(cancellation).ConfigureAwait(false);
        if (known.Law is null || (known.Law == Law.Version && known.ProfileFingerprint == profile.Fingerprint))
        {
            return false;
        }

        IngestLog.Rebuilding(log, $"{known.Law} {known.ProfileFingerprint}", $"{Law.Version} {profile.Fingerprint}");
        var codec = new DossierHistoryCodec();
        var history = new DossierHistory();
        await store.RebuildAsync(Recompute, Law.Version, profile.Fingerprint, progress, cancellation).ConfigureAwait(false);
        return true;

        DossierFacts Recompute(DossierRow row)
        {
            codec.Decode(row.History, history);
            return DossierDerivation.Derive(history, profile);
        }
    }
}
