using System.Diagnostics.Metrics;
using System.Reflection;
using Ioc.Ingest.Settings;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ioc.Ingest.Telemetry;

/// <summary>
/// Metrics are kept for whoever scrapes them (Prometheus); where a collector is set, they and traces are sent to it by OTLP over HTTP (protobuf). A collector that is
/// away costs what it missed and nothing else.
/// </summary>
internal static class OpenTelemetrySetup
{
    private static readonly string[] Meters = ["ioc.*", "Npgsql", "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections"];
    private static readonly string[] Sources = [Traces.Name, "Npgsql", "Microsoft.AspNetCore"];

    /// <summary>Service: its name for the collector.</summary>
    public static void AddOpenTelemetry(this IServiceCollection services, TelemetrySettings settings, string service)
    {
        string version = Assembly.GetEntryAssembly()?.GetName().Version?.ToString() ?? "";
        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddService(service, serviceVersion: version, serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}"))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter(text =>
            {
                text.ScopeInfoEnabled = false;
                text.TargetInfoEnabled = false;
                text.ScrapeResponseCacheDurationMilliseconds = 0;
            }));
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) => DropOthers(metrics, provider.GetRequiredService<IMeterFactory>()));
        if (settings.Otlp is null)
        {
            return;
        }

        services.AddHostedService<LastSending>();
        telemetry
            .WithMetrics(metrics => metrics.AddOtlpExporter((exporter, reader) =>
            {
                Configure(exporter, settings, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)settings.Interval.TotalMilliseconds;
            }))
            .WithTracing(traces => traces.AddSource(Sources).SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.TraceShare))).AddOtlpExporter(exporter =>
            {
                Configure(exporter, settings, "v1/traces");
                exporter.BatchExportProcessorOptions.ScheduledDelayMilliseconds = (int)Math.Min(5_000, settings.Interval.TotalMilliseconds);
            }));
    }

    /// <summary>Meters of another host in this process (tests have several) are not ours. Those of no host are of the process: the runtime's.</summary>
    private static void DropOthers(MeterProviderBuilder metrics, IMeterFactory own) =>
        metrics.AddView(instrument => instrument.Meter.Scope is IMeterFactory factory && factory != own ? MetricStreamConfiguration.Drop : null);

    private static void Configure(OtlpExporterOptions exporter, TelemetrySettings settings, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(settings.Otlp!.ToString().TrimEnd('/') + "/" + path);
        exporter.Headers = settings.OtlpHeaders;
        exporter.TimeoutMilliseconds = 5_000;
    }
}
