using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Profiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Hosting;

/// <summary>Puts a worker together: the stores, ingest on Kafka, and a small address for health checks and metrics.</summary>
public static class IngestHost
{
    public static WebApplication Build(WorkerSettings settings, Profile profile)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(settings.Urls).ConfigureKestrel(server => server.AddServerHeader = false);
        builder.AddTelemetry(settings.Telemetry, "ioc-ingest");
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Ioc", LogLevel.Information);
        builder.Services.AddSingleton<IReadiness, IngestReadiness>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));

        builder.Services.AddSingleton(settings).AddSingleton(profile).AddSingleton(TimeProvider.System);
        builder.Services.AddHostedService<StoresOpening>();
        var directory = new DataDirectory(settings.DataFolder);
        builder.Services.AddSingleton(directory).AddStores(settings.Stores, directory);
        builder.Services.AddIngestWorker(new IngestSettings { DaysEvery = settings.Stores.DaysEvery }, EventStream.OfKafka(settings.Kafka));

        WebApplication app = builder.Build();
        app.MapGet("/health/live", WorkerHealth.Live);
        app.MapGet("/health/ready", WorkerHealth.Ready);
        app.MapGet("/metrics", WorkerHealth.Metrics(PrometheusText.Of(app), settings.ReadKey));
        return app;
    }
}
