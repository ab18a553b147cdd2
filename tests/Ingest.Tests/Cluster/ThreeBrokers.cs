using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Stores.Postgres;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>
/// Kafka as a province should run it: three brokers, three copies of which two must be written, SCRAM over TLS with an authority of its own, and rights as ENGINES.md lists them.
/// A line stands before each broker. Beside it a PostgreSQL and an InfluxDB. Figures go on from test to test.
/// </summary>
public sealed class ThreeBrokers : IAsyncLifetime
{
    /// <summary>Of each topic of events.</summary>
    public const int Partitions = 6;

    public const string Password = "mật khẩu";
    private const string User = "ioc", Schema = "three_brokers";

    private static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(2);

    private readonly TestAuthority _authority = new();
    private StoreSettings _stores = null!;

    public KafkaCluster Kafka { get; private set; } = null!;

    /// <summary>The state of record, read by nobody's eyes but the test's.</summary>
    public PostgresOperationalStore Store { get; private set; } = null!;

    /// <summary>Workers and a dashboard that run from test to test.</summary>
    public RunningProvince Province { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (KafkaHome.Folder is null)
        {
            return; // every test says so
        }

        Task<PostgresServer> postgres = PostgresServer.SharedAsync();
        Task<InfluxServer> influx = InfluxServer.SharedAsync();
        Kafka = await KafkaCluster.StartAsync(new KafkaOptions { Brokers = 3, Lines = true, Users = [(User, Password)], Settings = Settings() });

        // The least that our programs need (ENGINES.md).
        await Kafka.AllowAsync(User, ResourceType.Topic, "ioc.", AclOperation.Create, AclOperation.Read, AclOperation.Write, AclOperation.DescribeConfigs);
        await Kafka.AllowAsync(User, ResourceType.Group, "ioc-", AclOperation.Read);
        _stores = new StoreSettings
        {
            Postgres = await (await postgres).SchemaAsync(Schema),
            Influx = (await influx).Url,
            InfluxDatabase = Schema,
            InfluxUser = InfluxServer.User,
            InfluxPassword = InfluxServer.Password,
        };
        Store = new PostgresOperationalStore(_stores.Postgres, TestClock.Shared);
        await Store.OpenAsync(RunningIngest.Profile, CancellationToken.None);
        await new TopicSetup(Connection(), NullLogger.Instance).MakeAsync(CancellationToken.None);
        await Kafka.CompleteAsync();
        Province = await RunningProvince.StartAsync(this);
    }

    public async Task DisposeAsync()
    {
        await (Province?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Store?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Kafka?.DisposeAsync() ?? ValueTask.CompletedTask);
        _authority.Dispose();
    }

    public Task<ClusterProcess> StartWorkerAsync(KafkaConnection? connection = null) => ClusterProcess.StartWorkerAsync(_stores, connection ?? Connection());

    public Task<ClusterProcess> StartDashboardAsync(KafkaConnection? connection = null) => ClusterProcess.StartReplicaAsync(_stores, connection ?? Connection(), LateAfter);

    public KafkaConnection Connection(string user = User, string password = Password) => new()
    {
        BootstrapServers = Kafka.Bootstrap,
        Security = SecurityProtocol.SaslSsl,
        Sasl = SaslMechanism.ScramSha256,
        User = user,
        Password = password,
        AuthorityFile = _authority.File,
        SessionTimeout = TimeSpan.FromSeconds(6),
        Partitions = Partitions,
        Replicas = 3,
    };

    /// <summary>Takes a right from our programs until disposed of.</summary>
    public Task<IAsyncDisposable> ForbidAsync(ResourceType kind, string name, AclOperation operation) => Kafka.ForbidAsync(User, kind, name, operation);

    /// <summary>A command of the worker's program on this cluster: its exit code, and all that it said.</summary>
    public Task<(int Code, string Said)> RunAsync(string command, KafkaConnection connection) => IngestRun.RunAsync(command, new Dictionary<string, string>
    {
        ["Ioc__Profile__Folder"] = Path.Combine(Repository.Root, "profiles"),
        ["Ioc__Kafka__BootstrapServers"] = connection.BootstrapServers,
        ["Ioc__Kafka__SecurityProtocol"] = "sasl_ssl",
        ["Ioc__Kafka__SaslMechanism"] = "SCRAM-SHA-256",
        ["Ioc__Kafka__User"] = connection.User!,
        ["Ioc__Kafka__Password"] = connection.Password!,
        ["Ioc__Kafka__CaFile"] = connection.AuthorityFile!,
        ["Ioc__Kafka__Partitions"] = $"{connection.Partitions}",
        ["Ioc__Store__Kind"] = "postgres",
        ["Ioc__Store__ConnectionString"] = _stores.Postgres!,
        ["Ioc__Series__Kind"] = "influx",
        ["Ioc__Series__Url"] = _stores.Influx!.ToString(),
        ["Ioc__Series__Database"] = _stores.InfluxDatabase,
        ["Ioc__Series__User"] = _stores.InfluxUser!,
        ["Ioc__Series__Password"] = _stores.InfluxPassword!,
    });

    private Dictionary<string, string> Settings()
    {
        (string certificate, string key) = _authority.IssueFiles("127.0.0.1");
        File.AppendAllText(key, "\n" + File.ReadAllText(certificate));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["listener.security.protocol.map"] = "CLIENT:SASL_SSL,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT",
            ["sasl.enabled.mechanisms"] = "SCRAM-SHA-256",
            ["listener.name.client.scram-sha-256.sasl.jaas.config"] = "org.apache.kafka.common.security.scram.ScramLoginModule required;",
            ["listener.name.client.ssl.keystore.type"] = "PEM",
            ["listener.name.client.ssl.keystore.location"] = key,
            ["authorizer.class.name"] = "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            ["super.users"] = "User:ANONYMOUS",

            // A killed broker is missed after 3 s instead of 9: tests wait for it again and again.
            ["broker.session.timeout.ms"] = "3000",
            ["broker.heartbeat.interval.ms"] = "500",

            // Old records and replaced ones go soon after they may.
            ["log.initial.task.delay.ms"] = "500",
            ["log.retention.check.interval.ms"] = "500",
            ["log.cleaner.backoff.ms"] = "500",
        };
    }
}

/// <summary>All tests of three brokers share them, and so come one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OnThreeBrokers : ICollectionFixture<ThreeBrokers>
{
    public const string Name = "three brokers";
}
