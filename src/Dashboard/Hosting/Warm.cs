using Ioc.Ingest.State;
using Ioc.Operations.Timing;

namespace Ioc.Dashboard.Hosting;

/// <summary>
/// Holds the opening of the address until ingest has caught up with what was committed, so that the first reader after a restart
/// sees complete figures; after <see cref="Patience"/> it opens anyhow, and the tiles say what is wrong. The last hosted service of ours.
/// </summary>
internal sealed class Warm(IngestState ingest, RealTime clock) : IHostedService
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        long began = clock.Provider.GetTimestamp();
        while (ingest.Snapshot() is not { CaughtUp: true, State: SourceState.Live } && clock.Provider.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(Look, clock.Provider, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
