using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>
/// One broker whose clients show a name and a password and may do what no rule forbids, with a PostgreSQL and an InfluxDB beside it that belong to it. Whoever uses it leaves its topics
/// and rules as they were; figures go on from test to test.
/// </summary>
public sealed class SecuredCluster : IAsyncLifetime
{
    private const string User = "ioc", Password = "secret", Database = "secured";

    private StoreSettings _stores = null!;

    public KafkaCluster Kafka { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (KafkaHome.Folder is null)
        {
            return; // every test says so
        }

        Kafka = await KafkaCluster.StartAsync(KafkaOptions.Secured(User, Password));
        PostgresServer postgres = await PostgresServer.SharedAsync();
        InfluxServer influx = await InfluxServer.SharedAsync();
        _stores = new StoreSettings
        {
            Postgres = await postgres.SchemaAsync(Database),
            Influx = influx.Url,
            InfluxDatabase = Database,
            InfluxUser = InfluxServer.User,
            InfluxPassword = InfluxServer.Password,
        };
    }

    public Task DisposeAsync() => Kafka?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    public Task<ClusterProcess> StartWorkerAsync(bool makesTopics = true) => ClusterProcess.StartWorkerAsync(_stores, Connection(makesTopics));

    /// <summary>LateAfter: the lag that counts as late.</summary>
    public Task<ClusterProcess> StartReplicaAsync(TimeSpan lateAfter) => ClusterProcess.StartReplicaAsync(_stores, Connection(), lateAfter);

    private KafkaConnection Connection(bool makesTopics = true) => new()
    {
        BootstrapServers = Kafka.Bootstrap,
        Security = SecurityProtocol.SaslPlaintext,
        Sasl = SaslMechanism.ScramSha256,
        User = User,
        Password = Password,
        SessionTimeout = TimeSpan.FromSeconds(6),
        Partitions = 4,
        MakesTopics = makesTopics,
    };

    /// <summary>Takes this right to the topic from our programs until disposed of.</summary>
    public async Task<IAsyncDisposable> ForbidAsync(string topic, AclOperation operation)
    {
        AclBinding Rule(AclOperation what, AclPermissionType permission) => new()
        {
            Pattern = new ResourcePattern { Type = ResourceType.Topic, Name = topic, ResourcePatternType = ResourcePatternType.Literal },
            Entry = new AccessControlEntry { Principal = "User:" + User, Host = "*", Operation = what, PermissionType = permission },
        };
        using IAdminClient admin = Kafka.Admin();
        AclBinding[] rules = [Rule(AclOperation.All, AclPermissionType.Allow), Rule(operation, AclPermissionType.Deny)];
        await admin.CreateAclsAsync(rules);
        return new Forbidden(Kafka, rules);
    }

    /// <summary>Sets a topic's setting.</summary>
    public async Task SetAsync(string topic, string setting, string value)
    {
        using IAdminClient admin = Kafka.Admin();
        var change = new ConfigEntry { Name = setting, Value = value, IncrementalOperation = AlterConfigOpType.Set };
        await admin.IncrementalAlterConfigsAsync(new Dictionary<ConfigResource, List<ConfigEntry>> { [new ConfigResource { Type = ResourceType.Topic, Name = topic }] = [change] });
    }

    private sealed class Forbidden(KafkaCluster kafka, AclBinding[] rules) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            using IAdminClient admin = kafka.Admin();
            await admin.DeleteAclsAsync(rules.Select(rule => rule.ToFilter()));
        }
    }
}
