using Confluent.Kafka;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>What the fixture of all tests on three brokers promises.</summary>
[Collection(OnThreeBrokers.Name)]
public sealed class ClusterTests(ThreeBrokers cluster)
{
    private const string Topic = "kept-by-three";

    private KafkaCluster Kafka => cluster.Kafka;

    [ClusterFact]
    public async Task Three_brokers_take_writes_without_one_of_them_and_are_complete_again()
    {
        await Kafka.MakeTopicAsync(Topic, 3);
        using IProducer<Null, string> producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = Kafka.Inside, Acks = Acks.All, MessageTimeoutMs = 300_000 }).Build();
        await Kafka.Brokers[1].StopAsync();
        for (int partition = 0; partition < 3; partition++)
        {
            (await producer.ProduceAsync(new TopicPartition(Topic, partition), new Message<Null, string> { Value = "x" })).Status.ShouldBe(PersistenceStatus.Persisted);
        }

        await Kafka.Brokers[1].StartAsync();
        await Kafka.CompleteAsync();
        await Kafka.DeleteTopicAsync(Topic);
        await cluster.Province.LiveAsync();
    }
}
