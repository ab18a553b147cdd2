using Confluent.Kafka;
using Ioc.Ingest.Worker.Reading;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Reading;

/// <summary>What lies between the record that was to come and the one that came.</summary>
[Collection(OneBrokerForAll.Name)]
public sealed class OffsetAuditTests(OneBroker broker)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [ClusterFact]
    public async Task Records_are_told_from_markers_and_aborted_ones()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer("audit");
        await OneBroker.TransactAsync(producer, at, [[1], [2]], commit: true); // 0, 1 and the marker 2
        await OneBroker.TransactAsync(producer, at, [[3], [4], [5]], commit: false); // 3, 4, 5 and the marker 6
        await OneBroker.TransactAsync(producer, at, [[6]], commit: true); // 7 and the marker 8

        using var audit = new OffsetAudit(broker.Stream(), Patience);
        audit.Between(at, 0, 1).Finding.ShouldBe(AuditFinding.ARecord);
        audit.Between(at, 2, 3).Finding.ShouldBe(AuditFinding.Nothing);
        audit.Between(at, 2, 7).Finding.ShouldBe(AuditFinding.Nothing);
        audit.Between(at, 1, 7).Finding.ShouldBe(AuditFinding.ARecord);
        audit.Between(at, 7, 9).Finding.ShouldBe(AuditFinding.ARecord);
        audit.Between(at, 8, 9).Finding.ShouldBe(AuditFinding.Nothing);
        audit.Between(at, 2, 7).Finding.ShouldBe(AuditFinding.Nothing); // back again
    }

    [ClusterFact]
    public async Task What_was_seen_in_two_pieces_is_one_hole()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer("pieces");
        using var audit = new OffsetAudit(broker.Stream(), Patience);
        await OneBroker.TransactAsync(producer, at, [[1], [2]], commit: false); // 0, 1 and the marker 2
        audit.Between(at, 0, 3).Finding.ShouldBe(AuditFinding.Nothing); // up to the end as it was
        await OneBroker.TransactAsync(producer, at, [[3]], commit: false); // 3 and the marker 4
        await OneBroker.TransactAsync(producer, at, [[4]], commit: true); // 5 and the marker 6

        audit.Between(at, 0, 5).Finding.ShouldBe(AuditFinding.Nothing); // who begins at 0 now passes over all of it
        audit.Between(at, 4, 6).Finding.ShouldBe(AuditFinding.ARecord);
    }

    [ClusterFact]
    public async Task What_was_deleted_is_told_with_what_is_left()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer();
        await OneBroker.WriteAsync(producer, at, 20);
        using IAdminClient admin = broker.Cluster.Admin();
        await admin.DeleteRecordsAsync([new TopicPartitionOffset(at, 12)]);

        using var audit = new OffsetAudit(broker.Stream(), Patience);
        audit.Between(at, 3, 12).ShouldBe((AuditFinding.Deleted, 12));
        audit.Between(at, 12, 15).Finding.ShouldBe(AuditFinding.ARecord);
    }

    [ClusterFact]
    public async Task A_broker_that_says_nothing_explains_nothing()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer("silent");
        await OneBroker.TransactAsync(producer, at, [[1]], commit: true);
        using var audit = new OffsetAudit(broker.Stream(), TimeSpan.FromSeconds(2));
        audit.Between(at, 1, 2).Finding.ShouldBe(AuditFinding.Nothing);
        await OneBroker.TransactAsync(producer, at, [[1]], commit: true);

        await broker.Cluster.Brokers[0].SuspendAsync();
        audit.Between(at, 3, 4).Finding.ShouldBe(AuditFinding.NoAnswer);
        await broker.Cluster.Brokers[0].ResumeAsync();

        // Also of a partition that it was reading when the broker fell silent.
        await Eventually.Shows("the marker", () => audit.Between(at, 3, 4).Finding, found => found == AuditFinding.Nothing);
    }
}
