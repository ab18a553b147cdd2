using Ioc.Ingest.Background;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.State;

/// <summary>In a process that commits no events: learns from the store whether they are simulated. It goes on asking, since another store may be put in its place.</summary>
internal sealed class KindOfData(IOperationalStore store, SimulatedMark mark, BackgroundFailures failures, ILogger<KindOfData> log)
    : ResilientService(TimeProvider.System, failures, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        do
        {
            try
            {
                mark.Set((await store.StateAsync(stoppingToken).ConfigureAwait(false)).Simulated);
            }
            catch (StoreUnavailableException)
            {
                // Asked again; whoever needs the store says that it is away.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
