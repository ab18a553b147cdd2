using System.Reflection;
using Ioc.Ingest.Settings;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ioc.Ingest.Telemetry;

/// <summary>Sends metrics and traces to a collector by OTLP over HTTP (protobuf). A collector that is away costs what it missed and nothing else.</summary>
internal sealed class OtlpSender(TelemetrySettings settings, string service) : IHostedService, IDisposable
{
    private static readonly string[] Meters = ["ioc.*", "Npgsql", "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections"];
    private static readonly string[] Sources = [Traces.Name, "Npgsql", "Microsoft.AspNetCore"];

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        string version = Assembly.GetEntryAssembly()?.GetName().Version?.ToString() ?? "";
        ResourceBuilder resource = ResourceBuilder.CreateEmpty()
            .AddService(service, serviceVersion: version, serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}");
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters)
            .AddOtlpExporter((exporter, reader) =>
            {
                Configure(exporter, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.Interval.TotalMilliseconds;
            })
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.TraceShare)))
            .AddOtlpExporter(exporter =>
            {
                Configure(exporter, "v1/traces");
                exporter.BatchExportProcessorOptions.ScheduledDelayMilliseconds = (int)Math.Min(5_000, settings.Interval.TotalMilliseconds);
            })
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>What is not sent yet is sent now, for two seconds at most.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _metrics?.Shutdown(2_000);
        _traces?.Shutdown(2_000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private void Configure(OtlpExporterOptions exporter, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(settings.Otlp!.ToString().TrimEnd('/') + "/" + path);
        exporter.Headers = settings.OtlpHeaders;
        exporter.TimeoutMilliseconds = 5_000;
    }
}
