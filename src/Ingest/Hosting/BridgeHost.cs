using Ioc.Ingest.Background;
using Ioc.Ingest.Bridge;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Mapping;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Profiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Hosting;

/// <summary>How a bridge is. Partitions: that it reads, by topic; Behind: records not read yet; Gaps: records that were gone before they were read, since the start.</summary>
public sealed record BridgeHealth(
    string Status, IReadOnlyDictionary<string, string> Mappings, IReadOnlyDictionary<string, int> Partitions, long Behind, IReadOnlyList<string> Gaps, IReadOnlyList<string> Reasons);

/// <summary>Puts the bridge together: Kafka on both sides, and a small address for health checks and metrics. It needs no database.</summary>
internal static class BridgeHost
{
    public static WebApplication Build(BridgeSettings settings, Profile profile, IReadOnlyList<TopicMapping> mappings)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(settings.Urls).ConfigureKestrel(server => server.AddServerHeader = false);
        builder.AddTelemetry(settings.Telemetry, "ioc-bridge");
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Ioc", LogLevel.Information);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
        builder.Services.AddSingleton(settings).AddSingleton(profile).AddSingleton(mappings).AddSingleton(TimeProvider.System).AddMetrics();
        builder.Services.AddSingleton(EventStream.OfKafka(settings.Kafka)).AddSingleton(InFlight.Unlimited()).AddSingleton(new IngestSettings());
        builder.Services.AddSingleton<IngestState>().AddSingleton<EventProducer>().AddSingleton<BackgroundFailures>();
        builder.Services.AddSingleton<BridgeState>().AddSingleton<BridgeMetrics>().AddSingleton<IReadiness, BridgeReadiness>().AddHostedService<BridgeWorker>();

        WebApplication app = builder.Build();
        app.MapGet("/health/live", WorkerHealth.Live);
        app.MapGet("/health/ready", Ready);
        app.MapGet("/metrics", WorkerHealth.Metrics(PrometheusText.Of(app), settings.ReadKey));
        return app;
    }

    /// <summary>200 while it does its work, also when all partitions are another bridge's; else 503, and the body says why.</summary>
    private static IResult Ready(BridgeState state, IReadiness readiness, IReadOnlyList<TopicMapping> mappings)
    {
        IReadOnlyList<string> whyNot = readiness.WhyNot();
        var answer = new BridgeHealth(
            whyNot.Count == 0 ? "ready" : "not ready",
            mappings.ToDictionary(mapping => mapping.Name, mapping => mapping.Topic, StringComparer.Ordinal),
            state.Behind.GroupBy(partition => partition.Key.Topic, StringComparer.Ordinal).ToDictionary(topic => topic.Key, topic => topic.Count(), StringComparer.Ordinal),
            state.Behind.Values.Sum(),
            state.Gaps,
            whyNot);
        return Results.Json(answer, statusCode: whyNot.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
