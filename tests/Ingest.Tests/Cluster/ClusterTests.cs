using Confluent.Kafka;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>What the fixture of all tests on a real cluster promises.</summary>
public sealed class ClusterTests
{
    [ClusterFact]
    public async Task A_broker_keeps_what_it_acknowledged_when_it_is_killed_and_says_nothing_while_it_is_suspended()
    {
        await using KafkaCluster cluster = await KafkaCluster.StartAsync();
        await cluster.MakeTopicAsync("kept", 1);
        using IProducer<Null, string> producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = cluster.Bootstrap, Acks = Acks.All, MessageTimeoutMs = 300_000 }).Build();
        (await producer.ProduceAsync("kept", new Message<Null, string> { Value = "first" })).Offset.Value.ShouldBe(0);

        await cluster.Brokers[0].KillAsync();
        await cluster.Brokers[0].StartAsync();
        await cluster.CompleteAsync();
        (await producer.ProduceAsync("kept", new Message<Null, string> { Value = "second" })).Offset.Value.ShouldBe(1);

        await cluster.Brokers[0].SuspendAsync();
        Task<DeliveryResult<Null, string>> third = producer.ProduceAsync("kept", new Message<Null, string> { Value = "third" });
        (await Task.WhenAny(third, Task.Delay(TimeSpan.FromSeconds(2)))).ShouldNotBe(third);
        await cluster.Brokers[0].ResumeAsync();
        (await third).Offset.Value.ShouldBe(2);
    }

    [ClusterFact]
    public async Task Three_brokers_take_writes_without_one_of_them_and_are_complete_again()
    {
        await using KafkaCluster cluster = await KafkaCluster.StartAsync(new KafkaOptions { Brokers = 3 });
        await cluster.MakeTopicAsync("kept", 3);
        using IProducer<Null, string> producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = cluster.Bootstrap, Acks = Acks.All, MessageTimeoutMs = 300_000 }).Build();
        await cluster.Brokers[1].StopAsync();
        for (int partition = 0; partition < 3; partition++)
        {
            (await producer.ProduceAsync(new TopicPartition("kept", partition), new Message<Null, string> { Value = "x" })).Status.ShouldBe(PersistenceStatus.Persisted);
        }

        await cluster.Brokers[1].StartAsync();
        await cluster.CompleteAsync();
        await cluster.DeleteTopicAsync("kept");
    }
}
