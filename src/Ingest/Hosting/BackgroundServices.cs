using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ioc.Ingest.Hosting;

/// <summary>How a process ends whose background service cannot go on.</summary>
public static class BackgroundServices
{
    /// <summary>Starts the host, says so and waits for its end. Throws what ended a background service when that is why it ended, so that the command says it and exits by it.</summary>
    public static async Task RunToEndAsync(this WebApplication app, Func<Task> started, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
            await started().ConfigureAwait(false);
            await app.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Failed(app) is not null)
        {
            // Another service was still starting when the host was told to end.
        }

        if (Failed(app) is { } failed)
        {
            await failed.ConfigureAwait(false);
        }
    }

    private static Task? Failed(WebApplication app) =>
        app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Select(service => service.ExecuteTask).FirstOrDefault(work => work is { IsFaulted: true });
}
