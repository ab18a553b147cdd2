using Ioc.Metrics.Stores;
using Microsoft.Extensions.Hosting;

namespace Ioc.Ingest.State;

/// <summary>In a process that commits no events: learns from the store whether they are simulated, as soon as the first is there.</summary>
internal sealed class KindOfData(IOperationalStore store, SimulatedMark mark) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        do
        {
            try
            {
                if ((await store.StateAsync(stoppingToken).ConfigureAwait(false)).Simulated is { } simulated)
                {
                    mark.Set(simulated);
                    return;
                }
            }
            catch (StoreUnavailableException)
            {
                // Asked again; whoever needs the store says that it is away.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
