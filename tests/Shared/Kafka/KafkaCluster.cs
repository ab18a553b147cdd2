using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Tests.Shared.Kafka;

/// <summary>
/// A real Apache Kafka (KRaft) of one or three brokers on free ports of loopback, each in a folder of its own. Topics are not made by asking for them.
/// With three, topics have three copies of which two must be written. Dispose ends all and removes their folders.
/// </summary>
public sealed class KafkaCluster : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly KafkaOptions _options;

    private KafkaCluster(KafkaOptions options, IReadOnlyList<string> flags)
    {
        _options = options;
        Brokers = [.. Enumerable.Range(1, options.Brokers).Select(id => new KafkaBroker(id) { Flags = flags })];
        if (options.Lines)
        {
            foreach (KafkaBroker broker in Brokers)
            {
                broker.Line = new FaultyProxy(broker.Port);
            }
        }
    }

    public IReadOnlyList<KafkaBroker> Brokers { get; }

    /// <summary>Where clients begin: through the lines, if there are some.</summary>
    public string Bootstrap => string.Join(',', Brokers.Select(broker => $"127.0.0.1:{broker.Line?.Port ?? broker.Port}"));

    /// <summary>Where an administrator begins.</summary>
    public string Inside => string.Join(',', Brokers.Select(broker => $"127.0.0.1:{broker.InsidePort}"));

    /// <summary>Starts the brokers and waits until all of them are in the cluster.</summary>
    public static async Task<KafkaCluster> StartAsync(KafkaOptions? options = null)
    {
        await KafkaClasses.MakeOnceAsync();
        return await StartAsync(options ?? new KafkaOptions(), KafkaClasses.Flags);
    }

    /// <summary>The same, with these flags of the brokers' JVMs.</summary>
    internal static async Task<KafkaCluster> StartAsync(KafkaOptions options, IReadOnlyList<string> flags)
    {
        var cluster = new KafkaCluster(options, flags);
        try
        {
            string id = Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');
            await Task.WhenAll(cluster.Brokers.Select(broker => broker.FormatAsync(id, cluster.Settings(broker), cluster._options.Users)));
            await Task.WhenAll(cluster.Brokers.Select(broker => broker.StartAsync()));
            await cluster.CompleteAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until every broker is in the cluster, and every partition has all of its copies.</summary>
    public async Task CompleteAsync()
    {
        using IAdminClient admin = Admin();
        await Eventually.Is(
            "a complete cluster",
            () => Task.FromResult(Describe(admin)),
            said => said == "",
            StartTime);
    }

    /// <summary>A client that may do everything.</summary>
    public IAdminClient Admin() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Inside }).SetLogHandler((_, _) => { }).Build();

    /// <summary>Makes a topic. Settings: such as "retention.ms".</summary>
    public async Task MakeTopicAsync(string name, int partitions, params (string Name, string Value)[] settings)
    {
        using IAdminClient admin = Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = name, NumPartitions = partitions, ReplicationFactor = -1, Configs = settings.ToDictionary(each => each.Name, each => each.Value) }]);
    }

    /// <summary>Changes settings of a topic; a value of null: as the cluster has it by default.</summary>
    public async Task SetTopicAsync(string name, params (string Name, string? Value)[] settings)
    {
        using IAdminClient admin = Admin();
        await admin.IncrementalAlterConfigsAsync(new Dictionary<ConfigResource, List<ConfigEntry>>
        {
            [new ConfigResource { Type = ResourceType.Topic, Name = name }] =
            [
                .. settings.Select(each => new ConfigEntry { Name = each.Name, Value = each.Value, IncrementalOperation = each.Value is null ? AlterConfigOpType.Delete : AlterConfigOpType.Set }),
            ],
        });
    }

    /// <summary>Moves the copies of a topic's only partition to these brokers, and waits until they are there.</summary>
    public async Task PlaceAsync(string topic, params int[] brokers)
    {
        string plan = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(plan, $$"""{"version":1,"partitions":[{"topic":"{{topic}}","partition":0,"replicas":[{{string.Join(',', brokers)}}]}]}""");
            await ToolAsync("org.apache.kafka.tools.reassign.ReassignPartitionsCommand", "--reassignment-json-file", plan, "--execute");
        }
        finally
        {
            File.Delete(plan);
        }

        using IAdminClient admin = Admin();
        await Eventually.Is(
            $"{topic} on the brokers {string.Join(", ", brokers)}",
            () => Task.FromResult(admin.GetMetadata(TimeSpan.FromMinutes(1)).Topics.Find(found => found.Topic == topic)?.Partitions[0]),
            seen => seen is not null && seen.Replicas.Order().SequenceEqual(brokers.Order()) && seen.InSyncReplicas.Order().SequenceEqual(brokers.Order()) && brokers.Contains(seen.Leader),
            StartTime);
    }

    /// <summary>Cuts the lines of all clients, and new ones, until <see cref="Mend"/>.</summary>
    public void Cut() => SetLines(line =>
    {
        line.Refusing = true;
        line.Cut();
    });

    public void Mend() => SetLines(line => line.Refusing = false);

    /// <summary>Deletes a topic and waits until the cluster has forgotten it.</summary>
    public async Task DeleteTopicAsync(string name)
    {
        using IAdminClient admin = Admin();
        await admin.DeleteTopicsAsync([name]);
        await Eventually.Is("a cluster without it", () => Task.FromResult(admin.GetMetadata(TimeSpan.FromMinutes(1)).Topics.Exists(topic => topic.Topic == name)), there => !there);
    }

    /// <summary>A command-line tool of Kafka's as an administrator, such as "kafka.admin.ConfigCommand"; its standard output.</summary>
    public Task<string> ToolAsync(string tool, params string[] arguments) => KafkaBroker.RunAsync(tool, ["--bootstrap-server", Inside, .. arguments]);

    public ValueTask DisposeAsync()
    {
        foreach (KafkaBroker broker in Brokers)
        {
            broker.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private void SetLines(Action<FaultyProxy> set)
    {
        foreach (KafkaBroker broker in Brokers)
        {
            set(broker.Line ?? throw new InvalidOperationException("This cluster has no lines."));
        }
    }

    private string Describe(IAdminClient admin)
    {
        try
        {
            Metadata found = admin.GetMetadata(TimeSpan.FromSeconds(5));
            int lacking = found.Topics.Sum(topic => topic.Partitions.Count(partition => partition.Leader < 0 || partition.InSyncReplicas.Length < partition.Replicas.Length));
            return found.Brokers.Count < Brokers.Count ? $"{found.Brokers.Count} brokers" : lacking > 0 ? $"{lacking} partitions lack a copy" : "";
        }
        catch (KafkaException e)
        {
            return e.Error.Reason;
        }
    }

    private Dictionary<string, string> Settings(KafkaBroker broker)
    {
        string copies = Brokers.Count >= 3 ? "3" : "1", written = Brokers.Count >= 3 ? "2" : "1";
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["process.roles"] = "broker,controller",
            ["node.id"] = $"{broker.Id}",
            ["controller.quorum.voters"] = string.Join(',', Brokers.Select(each => $"{each.Id}@127.0.0.1:{each.ControllerPort}")),
            ["listeners"] = $"CLIENT://127.0.0.1:{broker.Port},INSIDE://127.0.0.1:{broker.InsidePort},CONTROLLER://127.0.0.1:{broker.ControllerPort}",
            ["advertised.listeners"] = $"CLIENT://127.0.0.1:{broker.Line?.Port ?? broker.Port},INSIDE://127.0.0.1:{broker.InsidePort}",
            ["controller.listener.names"] = "CONTROLLER",
            ["inter.broker.listener.name"] = "INSIDE",
            ["listener.security.protocol.map"] = "CLIENT:PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT",
            ["auto.create.topics.enable"] = "false",
            ["default.replication.factor"] = copies,
            ["min.insync.replicas"] = written,
            ["offsets.topic.replication.factor"] = copies,
            ["offsets.topic.num.partitions"] = "4",
            ["transaction.state.log.replication.factor"] = copies,
            ["transaction.state.log.min.isr"] = written,
            ["transaction.state.log.num.partitions"] = "4",
            ["group.initial.rebalance.delay.ms"] = "0",
            ["num.recovery.threads.per.data.dir"] = "1",
        };
        foreach ((string name, string value) in _options.Settings)
        {
            settings[name] = value;
        }

        return settings;
    }
}
