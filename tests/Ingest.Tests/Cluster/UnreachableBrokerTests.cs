using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Ingest.Tests.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>A broker that senders reach and our programs do not.</summary>
[Collection(OnThreeBrokers.Name)]
public sealed class UnreachableBrokerTests(ThreeBrokers cluster)
{
    [ClusterFact]
    public async Task What_it_takes_is_late_and_the_partition_is_named_until_it_answers()
    {
        using IProducer<byte[], byte[]> senders = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = cluster.Kafka.Inside, Acks = Acks.All }).SetLogHandler((_, _) => { }).Build();
        (KafkaBroker broker, TopicPartition at, string commune) = await FindAsync();
        broker.Line!.Refusing = true;
        broker.Line.Cut();
        try
        {
            await senders.ProduceAsync(at, new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(commune), Value = Events.Status("unreachable", commune: commune) });
            cluster.Province.Promise(commune, 1);
            IngestSnapshot late = (await Eventually.Shows(
                "a worker that says so",
                () => cluster.Province.Workers.Select(worker => worker.State.Snapshot()).FirstOrDefault(seen => seen.Partitions.Any(partition => partition.UnansweredSince is not null && Of(partition) == at)),
                seen => seen is not null))!;
            (late.State, late.BrokerError).ShouldBe((SourceState.Late, null));
            late.BrokerTrouble.ShouldNotBeNull().ShouldContain($"{at.Topic}[{at.Partition.Value}]");
            late.BrokerTrouble.ShouldContain("the broker does not answer us since");
            late.LagSeconds.ShouldBeGreaterThan(10);
            await Eventually.Shows("a board that is late", () => cluster.Province.Dashboard.State.Snapshot(), seen => seen.State != SourceState.Live);
        }
        finally
        {
            broker.Line.Refusing = false;
        }

        await cluster.Province.CountedAsync();
        await cluster.Province.LiveAsync();
    }

    /// <summary>A broker that leads a partition of dossiers and not the group, that partition, and a unit whose home it is.</summary>
    private async Task<(KafkaBroker Broker, TopicPartition At, string Commune)> FindAsync()
    {
        using IAdminClient admin = cluster.Kafka.Admin();
        int coordinator = (await admin.DescribeConsumerGroupsAsync(["ioc-ingest"])).ConsumerGroupDescriptions[0].Coordinator.Id;
        PartitionMetadata led = admin.GetMetadata(Topics.ProcedureEvents, TimeSpan.FromMinutes(1)).Topics[0].Partitions.First(partition => partition.Leader != coordinator);
        return (
            cluster.Kafka.Brokers.Single(broker => broker.Id == led.Leader),
            new TopicPartition(Topics.ProcedureEvents, led.PartitionId),
            RunningIngest.Profile.Units.Select(unit => unit.Code).First(code => Murmur2.Partition(Encoding.UTF8.GetBytes(code), ThreeBrokers.Partitions) == led.PartitionId));
    }

    private static TopicPartition Of(PartitionSnapshot partition) => new(partition.Topic, partition.Partition);
}
