using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests.Bridge;

/// <summary>
/// A real Kafka with a worker on it, PostgreSQL and InfluxDB. Our topics are reached by name and password, foreign ones by another address of the broker without, as if they were in another cluster.
/// Figures go on from test to test.
/// </summary>
public sealed class BridgedProvince : IAsyncLifetime
{
    private const string User = "ioc", Password = "secret", Database = "bridged";

    private readonly DataFolder _profiles = new();
    private ClusterProcess? _worker;

    public KafkaCluster Kafka { get; private set; } = null!;

    /// <summary>The user whose rights a test may take.</summary>
    public static string OurUser => User;

    internal ClusterProcess Worker => _worker!;

    public async Task InitializeAsync()
    {
        if (KafkaHome.Folder is null)
        {
            return; // every test says so
        }

        Kafka = await KafkaCluster.StartAsync(KafkaOptions.Secured(User, Password));
        await Kafka.AllowAsync(User, ResourceType.Topic, "ioc.", AclOperation.All); // so that a rule that takes one right takes no other
        PostgresServer postgres = await PostgresServer.SharedAsync();
        InfluxServer influx = await InfluxServer.SharedAsync();
        var stores = new StoreSettings
        {
            Postgres = await postgres.SchemaAsync(Database),
            Influx = influx.Url,
            InfluxDatabase = Database,
            InfluxUser = InfluxServer.User,
            InfluxPassword = InfluxServer.Password,
        };
        var connection = new KafkaConnection
        {
            BootstrapServers = Kafka.Bootstrap,
            Security = SecurityProtocol.SaslPlaintext,
            Sasl = SaslMechanism.ScramSha256,
            User = User,
            Password = Password,
            Partitions = 4,
            SessionTimeout = TimeSpan.FromSeconds(6),
        };
        await new TopicSetup(connection, NullLogger.Instance).MakeAsync(CancellationToken.None);
        _worker = await ClusterProcess.StartWorkerAsync(stores, connection);
        string profile = Path.Combine(_profiles.Path, "nghe-an");
        Directory.CreateDirectory(Path.Combine(profile, "mappings"));
        foreach (string file in Directory.GetFiles(Repository.ProfileDirectory("nghe-an")))
        {
            File.Copy(file, Path.Combine(profile, Path.GetFileName(file)));
        }
    }

    public async Task DisposeAsync()
    {
        await (_worker?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Kafka?.DisposeAsync() ?? ValueTask.CompletedTask);
        _profiles.Dispose();
    }

    /// <summary>Puts a mapping in the place of all others. Group: of the bridges that are started from now on.</summary>
    public IReadOnlyDictionary<string, string> Mapping(string name, string json, string group)
    {
        string folder = Path.Combine(_profiles.Path, "nghe-an", "mappings");
        foreach (string other in Directory.GetFiles(folder))
        {
            File.Delete(other);
        }

        File.WriteAllText(Path.Combine(folder, name + ".json"), json);
        return new Dictionary<string, string>
        {
            ["Ioc__Profile__Folder"] = _profiles.Path,
            ["Ioc__Kafka__BootstrapServers"] = Kafka.Bootstrap,
            ["Ioc__Kafka__SecurityProtocol"] = "sasl_plaintext",
            ["Ioc__Kafka__SaslMechanism"] = "SCRAM-SHA-256",
            ["Ioc__Kafka__User"] = User,
            ["Ioc__Kafka__Password"] = Password,
            ["Ioc__Bridge__BootstrapServers"] = Kafka.Inside,
            ["Ioc__Bridge__Group"] = group,
        };
    }

    /// <summary>Writes a foreign record. Value: null is a tombstone.</summary>
    public static Task<DeliveryResult<byte[], byte[]>> SendAsync(IProducer<byte[], byte[]> producer, string topic, string key, string? value) =>
        producer.ProduceAsync(topic, new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(key), Value = value is null ? null! : Encoding.UTF8.GetBytes(value) });

    /// <summary>Somebody else's producer.</summary>
    public IProducer<byte[], byte[]> Producer() => new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = Kafka.Inside, Acks = Acks.All, LingerMs = 1 }).Build();

    /// <summary>All records of one of our topics.</summary>
    public List<ConsumeResult<byte[], byte[]>> Ours(string topic) => TopicReader.ReadAll(Kafka.Inside, topic);

    /// <summary>Dead letters of foreign topics, kept by the worker.</summary>
    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(string topic) =>
        [.. (await Worker.Reader.DeadLettersAsync(0, 1_000, CancellationToken.None)).Select(stored => stored.Letter).Where(letter => letter.Topic == topic)];
}
