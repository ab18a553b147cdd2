using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Worker;

/// <summary>
/// Keeps the store's figures at this program's law and profile, or this program away from them. Figures go forward only: while workers are exchanged one by one,
/// the first new one rebuilds them, and the old ones then give up their partitions and the lease, and wait to be exchanged. Thread-safe.
/// </summary>
public sealed class BasisWatch(IOperationalStore store, Profile profile, ILogger<BasisWatch> log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly FiguresBasis _ours = FiguresBasis.Of(profile);
    private volatile bool _begun;
    private volatile bool _outdated;

    /// <summary>The figures have gone beyond this program: it is to hold no lease and no partition.</summary>
    public bool IsOutdated => _outdated;

    /// <summary>
    /// Rebuilds figures of an older law or profile. A profile that was edited without raising its version counts as newer at the start of a process only:
    /// else two processes would rebuild back and forth. Throws <see cref="OutdatedProgramException"/>.
    /// </summary>
    public async Task BringForwardAsync(CancellationToken cancellation)
    {
        FiguresBasis stored = (await store.StateAsync(cancellation).ConfigureAwait(false)).Basis;
        if (!_ours.GivesTheFiguresOf(stored))
        {
            if (_begun && !_ours.IsNewerThan(stored))
            {
                _outdated = true;
                throw new OutdatedProgramException(stored, _ours);
            }

            try
            {
                await LedgerRebuild.RunIfChangedAsync(store, profile, null, log, cancellation).ConfigureAwait(false);
            }
            catch (OutdatedProgramException)
            {
                _outdated = true;
                throw;
            }
        }

        (_begun, _outdated) = (true, false);
    }

    /// <summary>Looks on until the figures are no longer of our law and profile, then cancels.</summary>
    public async Task CancelWhenOthersRebuildAsync(CancellationTokenSource ours)
    {
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(ours.Token).ConfigureAwait(false))
        {
            try
            {
                FiguresBasis stored = (await store.StateAsync(ours.Token).ConfigureAwait(false)).Basis;
                if (!_ours.GivesTheFiguresOf(stored))
                {
                    IngestLog.Overtaken(log, stored.ToString(), _ours.ToString());
                    await ours.CancelAsync().ConfigureAwait(false);
                    return;
                }
            }
            catch (Exception) when (!ours.IsCancellationRequested)
            {
                // Away, or whatever else it was: asked again, for whoever no longer asks never learns that it is to stand aside.
            }
        }
    }
}
