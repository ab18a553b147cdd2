using System.Text.Json;
using Ioc.Ingest.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Ioc.Ingest.Telemetry;

/// <summary>What a process of ours tells of itself, put into its host.</summary>
public static class TelemetrySetup
{
    /// <summary>
    /// Log on standard error, metrics, OTLP and heartbeat as set. Service: its name for the collector, such as ioc-dashboard. Replica: it consumes nothing itself, and
    /// its sign of life is that of the source. The host adds an <see cref="IReadiness"/>.
    /// </summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder, TelemetrySettings settings, string service, bool replica = false)
    {
        builder.Logging.ClearProviders();
        if (settings.JsonLog)
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                console.JsonWriterOptions = new JsonWriterOptions { Indented = false };
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }

        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(settings);
        builder.Services.AddOpenTelemetry(settings, service);
        _ = replica ? builder.Services.AddSingleton<ISignOfLife, SourceSign>() : builder.Services.AddSingleton<ISignOfLife, ReadySign>();
        if (settings.Heartbeat is not null)
        {
            builder.Services.AddHostedService<Heartbeat>();
        }
    }
}
