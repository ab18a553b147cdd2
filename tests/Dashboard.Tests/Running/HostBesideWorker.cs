using Ioc.Ingest.Broker;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Servers;
using Microsoft.AspNetCore.Builder;

namespace Ioc.Dashboard.Tests.Running;

/// <summary>A dashboard beside a worker, both in this process, on an Apache Kafka and a PostgreSQL of their own; the dashboard's line to PostgreSQL can be cut or slowed. Nothing is started where there is no Kafka.</summary>
public sealed class HostBesideWorker : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-worker-").FullName;
    private KafkaCluster? _kafka;
    private WebApplication? _worker;

    public PostgresServer Postgres { get; private set; } = null!;

    /// <summary>Between the dashboard and PostgreSQL; the worker has none.</summary>
    public FaultyProxy Line { get; private set; } = null!;

    public RunningHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (KafkaHome.Folder is null)
        {
            return;
        }

        _kafka = await KafkaCluster.StartAsync();
        Postgres = await PostgresServer.StartAsync();
        Line = new FaultyProxy(Postgres.Port);
        await Postgres.SchemaAsync("beside");
        var kafka = new KafkaConnection { BootstrapServers = _kafka.Bootstrap, Partitions = 4, SessionTimeout = TimeSpan.FromSeconds(6) };
        var worker = new WorkerSettings
        {
            Urls = "http://127.0.0.1:0",
            ProfileFolder = Repository.ProfileDirectory("nghe-an"),
            DataFolder = _folder,
            Kafka = kafka,
            Telemetry = new(),
            Stores = new StoreSettings { Postgres = Postgres.Connection("Search Path=beside") },
        };
        await new TopicSetup(kafka, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance).MakeAsync(default);
        _worker = IngestHost.Build(worker, Repository.LoadProfile());
        await _worker.StartAsync();
        Host = new RunningHost { Kafka = kafka, Stores = new StoreSettings { Postgres = $"Host=127.0.0.1;Port={Line.Port};Username=ioc;Database=postgres;Search Path=beside" } };
        await Host.InitializeAsync();
        using HttpClient anyone = Host.Client();
        await Eventually.Is(
            "a dashboard that is live",
            async () =>
            {
                using HttpResponseMessage answer = await anyone.GetAsync("/health/ready");
                return await answer.Content.ReadAsStringAsync();
            },
            said => said.Contains("\"source\":\"live\"", StringComparison.Ordinal) && said.Contains("\"caughtUp\":true", StringComparison.Ordinal),
            TimeSpan.FromMinutes(2));
    }

    public async Task DisposeAsync()
    {
        if (_kafka is not null)
        {
            await Host.DisposeAsync();
            await _worker!.DisposeAsync();
            Line.Dispose();
            await Postgres.DisposeAsync();
            await _kafka.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
