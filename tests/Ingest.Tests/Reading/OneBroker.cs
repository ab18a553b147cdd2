using System.Globalization;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Reading;

/// <summary>One real broker for the tests of how partitions are read, and what they do at it.</summary>
public sealed class OneBroker : IAsyncLifetime
{
    private int _made;

    public KafkaCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (KafkaHome.WhyNot is null)
        {
            Cluster = await KafkaCluster.StartAsync();
        }
    }

    public async Task DisposeAsync() => await (Cluster?.DisposeAsync() ?? ValueTask.CompletedTask);

    /// <summary>How a worker reaches it. Partitions: of each topic that it makes.</summary>
    public EventStream Stream(int partitions = 2) => EventStream.OfKafka(new KafkaConnection { BootstrapServers = Cluster.Bootstrap, Partitions = partitions, SessionTimeout = TimeSpan.FromSeconds(6) });

    /// <summary>A topic of one partition that nobody else uses.</summary>
    public async Task<TopicPartition> NewPartitionAsync(params (string Name, string Value)[] settings)
    {
        string name = "t" + Interlocked.Increment(ref _made).ToString(CultureInfo.InvariantCulture);
        await Cluster.MakeTopicAsync(name, 1, settings);
        return new TopicPartition(name, 0);
    }

    public IProducer<byte[], byte[]> Producer(string? transactional = null)
    {
        IProducer<byte[], byte[]> producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = Cluster.Bootstrap,
            Acks = Acks.All,
            TransactionalId = transactional,
            LingerMs = 0,
        }).SetLogHandler((_, _) => { }).Build();
        if (transactional is not null)
        {
            producer.InitTransactions(TimeSpan.FromSeconds(30));
        }

        return producer;
    }

    /// <summary>
    /// Happens, and then the broker has lost what was written to the partition meanwhile, as after a power failure: it had not reached the disk. Stops and starts the broker.
    /// </summary>
    public async Task LosingAsync(TopicPartition at, Func<Task> meanwhile)
    {
        KafkaBroker one = Cluster.Brokers[0];
        string log = one.LogOf(at.Topic, at.Partition.Value), copy = Directory.CreateTempSubdirectory("ioc-log-").FullName;
        await one.StopAsync();
        Copy(log, copy);
        await one.StartAsync();
        await Cluster.CompleteAsync();
        await meanwhile();
        await one.StopAsync();
        Directory.Delete(log, recursive: true);
        Copy(copy, log);
        Directory.Delete(copy, recursive: true);
        await one.StartAsync();
        await Cluster.CompleteAsync();
    }

    /// <summary>Writes so many records in one transaction and ends it.</summary>
    public static async Task TransactAsync(IProducer<byte[], byte[]> producer, TopicPartition at, IEnumerable<byte[]> values, bool commit)
    {
        producer.BeginTransaction();
        await Task.WhenAll(values.Select(value => producer.ProduceAsync(at, new Message<byte[], byte[]> { Value = value })));
        if (commit)
        {
            producer.CommitTransaction();
        }
        else
        {
            producer.AbortTransaction();
        }
    }

    /// <summary>Writes so many records.</summary>
    public static Task WriteAsync(IProducer<byte[], byte[]> producer, TopicPartition at, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => producer.ProduceAsync(at, new Message<byte[], byte[]> { Value = BitConverter.GetBytes(i) })));

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}

/// <summary>All of them use one broker.</summary>
[CollectionDefinition(Name)]
public sealed class OneBrokerForAll : ICollectionFixture<OneBroker>
{
    public const string Name = "one broker";
}
