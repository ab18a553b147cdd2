using Ioc.Ingest.State;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;

namespace Ioc.Ingest.Replay;

/// <summary>
/// Loads events that do not come from Kafka through the same decode and ledger: into an empty store in bulk, in one transaction; into
/// another in batches as ingest commits them. Nothing else may write to the store meanwhile.
/// </summary>
public sealed class ReplayRun(Profile profile, IOperationalStore store, TimeProvider time)
{
    /// <summary>`topic` of dead letters that came from a file.</summary>
    public const string FileTopic = "replay";

    private const int ReportEvery = 10_000;

    /// <summary>An event's own time stands for its arrival, and nothing is too late (`./ioc replay`). Else each event says when it arrived.</summary>
    public bool TrustsEventTime { get; init; } = true;

    /// <summary>Silence is judged up to here; the store's last commit is of this instant. Default: now.</summary>
    public Instant? Until { get; init; }

    /// <summary>Loads files. Throws <see cref="IOException"/>, <see cref="StoreUnavailableException"/>, <see cref="StoreRefusedException"/>.</summary>
    public Task<ReplaySummary> RunAsync(NdjsonFiles files, IProgress<ReplayProgress>? progress, CancellationToken cancellation) =>
        RunAsync(files.Read(), () => files.Share, progress, cancellation);

    /// <summary>Loads events in the order given. Share: how much of them is read, 0..1.</summary>
    public async Task<ReplaySummary> RunAsync(
        IEnumerable<ReplayEvent> events, Func<double?> share, IProgress<ReplayProgress>? progress, CancellationToken cancellation)
    {
        long began = TimeProvider.System.GetTimestamp();
        StoreState known = await store.StateAsync(cancellation).ConfigureAwait(false);
        var kind = new OneKind();
        bool bulk = known.FirstArrival is null;
        IReplayTarget target = bulk ? new BulkTarget(profile, store, time, cancellation) : new BatchTarget(profile, store, time, kind);
        await using (target.ConfigureAwait(false))
        {
            var reader = new ReplayReader(profile, kind, known.Simulated, TrustsEventTime, Until ?? Now);
            await reader.ReadAsync(events, target, read => Report(read, "đọc · reading"), cancellation).ConfigureAwait(false);
            progress?.Report(new ReplayProgress(reader.Read, 1, "ghi · writing"));
            await target.FinishAsync(reader.Rest, kind.Simulated, Until ?? Now, cancellation).ConfigureAwait(false);
            reader.Refuse(target.Refused);
            return new ReplaySummary(
                reader.Read, reader.Accepted, target.Duplicates, reader.Rejected, bulk, TimeProvider.System.GetElapsedTime(began));
        }

        void Report(long read, string step)
        {
            if (read % ReportEvery == 0)
            {
                progress?.Report(new ReplayProgress(read, share(), step));
            }
        }
    }

    private Instant Now => Instant.From(time.GetUtcNow());
}
