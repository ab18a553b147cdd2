using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ioc.Ingest.Telemetry;

/// <summary>What the collector has not got when the program ends is sent then, for two seconds each at most; by itself OpenTelemetry would wait five for each.</summary>
internal sealed class LastSending(MeterProvider metrics, TracerProvider traces) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        metrics.Shutdown(2_000);
        traces.Shutdown(2_000);
        return Task.CompletedTask;
    }
}
