using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Hosting;

/// <summary>Opens the stores before anything else starts. A server that is not there yet is waited for: all may be started at once.</summary>
internal sealed partial class StoresOpening(Profile profile, IOperationalStore store, ITimeSeriesStore series, DataDirectory directory, MetricsText metrics, ILogger<StoresOpening> log)
    : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromSeconds(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        metrics.Listen();
        directory.Create();
        long began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await store.OpenAsync(profile, cancellationToken).ConfigureAwait(false);
                await series.OpenAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StoreUnavailableException notYet) when (TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                Waits(log, notYet.Message);
                await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(70, LogLevel.Warning, "Waits for a store: {Why}")]
    private static partial void Waits(ILogger log, string why);
}
