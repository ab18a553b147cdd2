using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Hosting;

/// <summary>Opens the stores before anything else starts. A server that is not there is waited for.</summary>
internal sealed class StoresOpening(Profile profile, IOperationalStore store, ITimeSeriesStore series, DataDirectory directory, MetricsText metrics, ILogger<StoresOpening> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics.Listen();
        directory.Create();
        return StoreWait.UntilItAnswersAsync(
            async () =>
            {
                await store.OpenAsync(profile, cancellationToken).ConfigureAwait(false);
                await series.OpenAsync(cancellationToken).ConfigureAwait(false);
            },
            log,
            cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
