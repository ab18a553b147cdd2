using Confluent.Kafka;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Reading;

/// <summary>What the fixture of all tests on one broker promises.</summary>
[Collection(OneBrokerForAll.Name)]
public sealed class OneBrokerTests(OneBroker broker)
{
    [ClusterFact]
    public async Task A_broker_keeps_what_it_acknowledged_when_it_is_killed_and_says_nothing_while_it_is_suspended()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        KafkaBroker one = broker.Cluster.Brokers[0];
        using IProducer<byte[], byte[]> producer = broker.Producer();
        (await producer.ProduceAsync(at, new Message<byte[], byte[]> { Value = [1] })).Offset.Value.ShouldBe(0);

        await one.KillAsync();
        await one.StartAsync();
        await broker.Cluster.CompleteAsync();
        (await producer.ProduceAsync(at, new Message<byte[], byte[]> { Value = [2] })).Offset.Value.ShouldBe(1);

        await one.SuspendAsync();
        Task<DeliveryResult<byte[], byte[]>> third = producer.ProduceAsync(at, new Message<byte[], byte[]> { Value = [3] });
        (await Task.WhenAny(third, Task.Delay(TimeSpan.FromSeconds(2)))).ShouldNotBe(third);
        await one.ResumeAsync();
        (await third).Offset.Value.ShouldBe(2);
    }
}
