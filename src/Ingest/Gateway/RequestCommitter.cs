using Ioc.Ingest.Background;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Ingest.Worker;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Gateway;

/// <summary>In a process without a worker: commits what the API adds (dead letters), as many together as have come.</summary>
internal sealed class RequestCommitter(CommitRequests requests, IOperationalStore store, TimeProvider time, BackgroundFailures failures, ILogger<RequestCommitter> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TakenRequests _taken = new(requests);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Task added = requests.Added;
            if (!_taken.AreOpen)
            {
                await added.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            await _taken.CommitSuspectsAsync(alone => WriteAsync(alone, stoppingToken), (_, _) => { }, e => IngestLog.RequestFailed(log, e, e.Message), stoppingToken).ConfigureAwait(false);
            if (!_taken.AreOpen)
            {
                continue;
            }

            var batch = new CommitBatch();
            _taken.Contribute(batch);
            try
            {
                await WriteAsync(batch, stoppingToken).ConfigureAwait(false);
                _taken.Committed();
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                _taken.Suspect(); // whose it is shows when each goes alone
            }
        }
    }

    /// <summary>Tries until the store takes it; who waits gives up by himself.</summary>
    private async Task<long> WriteAsync(CommitBatch batch, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                batch.CommittedAt = Instant.From(time.GetUtcNow());
                return await store.CommitAsync(batch, stopping).ConfigureAwait(false);
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(Pause, TimeProvider.System, stopping).ConfigureAwait(false);
            }
        }
    }
}
