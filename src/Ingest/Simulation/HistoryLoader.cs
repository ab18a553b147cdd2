using Ioc.Ingest.Replay;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Simulation;

/// <summary>
/// First start with the simulator: the last days go into the empty store in one transaction, through the same decode and ledger, so that
/// no chart is empty. A store that holds anything is left as it is, so it is never loaded twice. Before ingest starts.
/// </summary>
public sealed class HistoryLoader(Profile profile, IOperationalStore store, IEventSource source, TimeProvider time)
{
    /// <summary>Loads this many days before today, and today so far. Null: there was something already. Throws as <see cref="ReplayRun"/> does; then nothing is loaded.</summary>
    public async Task<ReplaySummary?> LoadAsync(int days, IProgress<ReplayProgress>? progress, CancellationToken cancellation)
    {
        StoreState known = await store.StateAsync(cancellation).ConfigureAwait(false);
        if (known.FirstArrival is not null || known.LastCommittedAt is not null)
        {
            return null;
        }

        var until = Instant.From(time.GetUtcNow());
        Instant from = (until.Day - days).Start;
        double share = 0;
        var run = new ReplayRun(profile, store, time) { TrustsEventTime = false, Until = until };
        return await run.RunAsync(Events(), () => Volatile.Read(ref share), progress, cancellation).ConfigureAwait(false);

        IEnumerable<ReplayEvent> Events()
        {
            foreach (PlannedEvent planned in source.History(from, until))
            {
                Volatile.Write(ref share, Math.Max(share, (planned.SentAt - from) / (until - from)));
                yield return new ReplayEvent(planned.Bytes, planned.SentAt);
            }
        }
    }
}
