using Ioc.Ingest.Background;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Hosting;

/// <summary>Opens the stores before anything else starts. A server that is not there is waited for.</summary>
public sealed class StoresOpening(Profile profile, IOperationalStore store, ITimeSeriesStore series, DataDirectory directory, TimeProvider time, ILogger<StoresOpening> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        directory.Create();
        HolidayLog.Say(log, profile, time);
        return OpenAsync(profile, store, series, log, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Both stores, as soon as their servers are there. Throws what a store refuses.</summary>
    public static Task OpenAsync(Profile profile, IOperationalStore store, ITimeSeriesStore series, ILogger log, CancellationToken cancellation) => StoreWait.UntilItAnswersAsync(
        async () =>
        {
            await store.OpenAsync(profile, cancellation).ConfigureAwait(false);
            await series.OpenAsync(cancellation).ConfigureAwait(false);
        },
        log,
        cancellation);
}
