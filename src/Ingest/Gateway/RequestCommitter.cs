using Ioc.Ingest.Hosting;
using Ioc.Ingest.State;
using Ioc.Metrics.Stores;
using Ioc.Metrics.Time;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Gateway;

/// <summary>In a process without a worker: commits what the API adds (dead letters), as many together as have come.</summary>
internal sealed class RequestCommitter(CommitRequests requests, IOperationalStore store, TimeProvider time, BackgroundFailures failures, ILogger<RequestCommitter> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Task added = requests.Added;
            List<CommitRequest> taken = [];
            while (requests.TryTake(out CommitRequest request))
            {
                taken.Add(request);
            }

            if (taken.Count == 0)
            {
                await added.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            await CommitAsync(taken, stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tries until the store takes it; who waits gives up by himself.</summary>
    private async Task CommitAsync(List<CommitRequest> taken, CancellationToken stopping)
    {
        var batch = new CommitBatch();
        taken.ForEach(request => request.Contribute(batch));
        while (true)
        {
            try
            {
                batch.CommittedAt = Instant.From(time.GetUtcNow());
                await store.CommitAsync(batch, stopping).ConfigureAwait(false);
                taken.ForEach(request => request.Committed());
                return;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(Pause, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e)
            {
                taken.ForEach(request => request.Failed(e));
                return;
            }
        }
    }
}
