using Ioc.Ingest.Broker;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Hosting;
using Ioc.Ingest.Live;
using Ioc.Ingest.Settings;
using Ioc.Ingest.State;
using Ioc.Ingest.Telemetry;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Tests.Running;

/// <summary>A worker as the program builds it, or what a dashboard beside workers has of ingest, as a host in this process: real Kafka, PostgreSQL and InfluxDB, real time.</summary>
public sealed class ClusterProcess : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly IHost _host;

    private ClusterProcess(DataFolder folder, IHost host, LogLines log) => (_folder, _host, Log) = (folder, host, log);

    public LogLines Log { get; }

    public IngestState State => Get<IngestState>();

    public EventGateway Gateway => Get<EventGateway>();

    public LatestParts Parts => Get<LatestParts>();

    /// <summary>Why it is not ready.</summary>
    public IReadOnlyList<string> WhyNot => Get<IReadiness>().WhyNot();

    /// <summary>Whether the program ends, or is about to.</summary>
    public bool Ends => Get<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    public static async Task<ClusterProcess> StartWorkerAsync(StoreSettings stores, KafkaConnection kafka)
    {
        var folder = new DataFolder();
        var settings = new WorkerSettings
        {
            Urls = "http://127.0.0.1:0",
            ProfileFolder = "",
            DataFolder = folder.Path,
            Stores = stores,
            Kafka = kafka,
            Telemetry = new TelemetrySettings(),
        };
        return await StartAsync(folder, IngestHost.Build(settings, RunningIngest.Profile));
    }

    /// <summary>LateAfter: the lag that counts as late.</summary>
    public static async Task<ClusterProcess> StartReplicaAsync(StoreSettings stores, KafkaConnection kafka, TimeSpan lateAfter)
    {
        var folder = new DataFolder();
        var directory = new DataDirectory(folder.Path);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(RunningIngest.Profile).AddSingleton<TimeProvider>(TestClock.Shared);
        builder.Services.AddSingleton(directory).AddStores(stores, directory).AddHostedService<StoresOpening>();
        builder.Services.AddSingleton<IReadiness, ReplicaReadiness>();
        builder.Services.AddIngestReplica(new IngestSettings { LateAfter = lateAfter }, EventStream.OfKafka(kafka));
        return await StartAsync(folder, builder.Build());
    }

    /// <summary>Dossiers received, over all days and units.</summary>
    public IKpiReader Reader => Get<IKpiReader>();

    public Task<long> ReceivedAsync() => RunningIngest.ReceivedAsync(Reader);

    public IOperationalStore Store => Get<IOperationalStore>();

    private T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _folder.Dispose();
    }

    private static async Task<ClusterProcess> StartAsync(DataFolder folder, IHost host)
    {
        var log = new LogLines();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await host.StartAsync();
        return new ClusterProcess(folder, host, log);
    }
}
