using Confluent.Kafka;
using Ioc.Ingest.Worker.Reading;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Reading;

/// <summary>A partition is read from the offset that was named, and nothing is passed over in silence.</summary>
[Collection(OneBrokerForAll.Name)]
public sealed class ConsumerSessionTests(OneBroker broker)
{
    [ClusterFact]
    public async Task Every_record_from_the_offset_named_comes_once_and_in_order()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer();
        await OneBroker.WriteAsync(producer, at, 50);
        using var read = new ReadSession(broker.Stream(), at);
        read.Session.Begin(at, 20);
        read.ReadToEnd(30);
        read.Session.Begin(at, 5); // as after a batch that failed
        read.ReadToEnd(75);
        read.Offsets.ShouldBe([.. Numbers(20, 50), .. Numbers(5, 50)]);
    }

    [ClusterFact]
    public async Task What_the_client_passes_over_is_come_back_for()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer();
        await OneBroker.WriteAsync(producer, at, 200);
        using var read = new ReadSession(broker.Stream(), at);
        read.Session.Begin(at, 0);
        read.ReadMore(10);
        read.Session.Client.Seek(new TopicPartitionOffset(at, 150)); // what a late answer to a look-up does
        read.ReadToEnd(200);
        read.Session.Client.Seek(new TopicPartitionOffset(at, Offset.End));
        await OneBroker.WriteAsync(producer, at, 10);
        read.ReadToEnd(210);
        read.Offsets.ShouldBe(Numbers(0, 210));
        read.Losses.ShouldBeEmpty();
    }

    [ClusterFact]
    public async Task Markers_and_aborted_records_are_no_loss_and_a_partition_that_ends_in_one_is_caught_up()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer("markers");
        for (int i = 0; i < 20; i++)
        {
            await OneBroker.TransactAsync(producer, at, [[1], [2]], commit: i % 3 != 2); // each takes three offsets
        }

        using var read = new ReadSession(broker.Stream(), at);
        read.Session.Begin(at, 0);
        read.ReadToEnd();
        read.Offsets.ShouldBe([.. Enumerable.Range(0, 20).Where(i => i % 3 != 2).SelectMany(i => new long[] { i * 3, (i * 3) + 1 })]);
        (read.SkippedTo, read.HasReachedEnd).ShouldBe((60, true));
        read.Losses.ShouldBeEmpty();
    }

    [ClusterFact]
    public async Task What_an_open_transaction_holds_back_is_behind_and_not_caught_up()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> open = broker.Producer("open"), plain = broker.Producer();
        await OneBroker.WriteAsync(plain, at, 3);
        open.BeginTransaction();
        await open.ProduceAsync(at, new Message<byte[], byte[]> { Value = [1] });
        await OneBroker.WriteAsync(plain, at, 5);

        using var read = new ReadSession(broker.Stream(), at);
        read.Session.Begin(at, 0);
        read.ReadToEnd(3);
        (read.Session.Behind(at), read.HasReachedEnd).ShouldBe((6, false));
        read.Session.Held.ShouldBe([new TopicPartitionOffset(at, 3)]);

        open.CommitTransaction();
        read.ReadToEnd(9);
        (read.Session.Behind(at), read.HasReachedEnd).ShouldBe((0, true));
        read.Session.Held.ShouldBeEmpty();
        read.Offsets.ShouldBe(Numbers(0, 9));
    }

    [ClusterFact]
    public async Task What_retention_deletes_before_it_is_read_is_one_loss_with_its_range()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer();
        await OneBroker.WriteAsync(producer, at, 40);
        using IAdminClient admin = broker.Cluster.Admin();
        await admin.DeleteRecordsAsync([new TopicPartitionOffset(at, 25)]);
        using var read = new ReadSession(broker.Stream(), at);
        read.Session.Begin(at, 10);
        read.ReadToEnd(15);
        read.Offsets.ShouldBe(Numbers(25, 40));
        read.Losses.ShouldBe([new OffsetLoss(at, 10, 25, GapReason.Gone)]);
    }

    [ClusterFact]
    public async Task A_broker_that_lost_its_end_is_read_from_there_and_it_is_told()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer();
        await OneBroker.WriteAsync(producer, at, 10);
        using var read = new ReadSession(broker.Stream(), at);
        read.Session.Begin(at, 1_000);
        read.ReadToEnd();
        await OneBroker.WriteAsync(producer, at, 2);
        read.ReadToEnd(2);
        read.Offsets.ShouldBe(Numbers(10, 12));
        read.Losses.ShouldBe([new OffsetLoss(at, 1_000, 10, GapReason.Truncated)]);
    }

    [ClusterFact]
    public async Task An_end_that_was_lost_and_written_anew_is_read_again_by_who_was_there_and_by_who_comes()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer();
        await OneBroker.WriteAsync(producer, at, 5);
        using var there = new ReadSession(broker.Stream(), at);
        int? epoch = null;
        await broker.LosingAsync(at, async () =>
        {
            await OneBroker.WriteAsync(producer, at, 5);
            there.Session.Begin(at, 0);
            there.ReadToEnd(10);
            epoch = there.LeaderEpoch;
        });
        epoch.ShouldNotBeNull();
        using var early = new ReadSession(broker.Stream(), at);
        early.Session.Begin(at, 6, epoch);
        early.ReadToEnd(); // before others are written; the record before is the first that is gone
        using IProducer<byte[], byte[]> other = broker.Producer();
        await OneBroker.WriteAsync(other, at, 8); // at the offsets 5 to 12: what is expected next is there
        early.ReadToEnd(8);
        there.ReadToEnd(18);
        using var comes = new ReadSession(broker.Stream(), at);
        comes.Session.Begin(at, 10, epoch);
        comes.ReadToEnd(8);

        there.Offsets.ShouldBe([.. Numbers(0, 10), .. Numbers(5, 13)]);
        comes.Offsets.ShouldBe(Numbers(5, 13));
        early.Offsets.ShouldBe(Numbers(5, 13));
        early.Losses.ShouldBe([new OffsetLoss(at, 6, 5, GapReason.Truncated)]);
        there.Losses.ShouldBe([new OffsetLoss(at, 10, 5, GapReason.Truncated)]);
        comes.Losses.ShouldBe([new OffsetLoss(at, 10, 5, GapReason.Truncated)]);
    }

    [ClusterFact]
    public async Task A_leader_that_is_another_and_has_all_that_was_read_is_no_loss()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer();
        await OneBroker.WriteAsync(producer, at, 10);
        using var read = new ReadSession(broker.Stream(), at);
        read.Session.Begin(at, 0);
        read.ReadToEnd(10);
        await broker.Cluster.Brokers[0].StopAsync();
        await broker.Cluster.Brokers[0].StartAsync();
        await broker.Cluster.CompleteAsync();
        await OneBroker.WriteAsync(producer, at, 2);
        read.ReadToEnd(12);
        read.Session.Begin(at, 12, read.LeaderEpoch);
        await OneBroker.WriteAsync(producer, at, 3);
        read.ReadToEnd(15);
        read.Offsets.ShouldBe(Numbers(0, 15));
        read.Losses.ShouldBeEmpty();
    }

    [ClusterFact]
    public async Task An_end_that_was_lost_and_written_anew_in_transactions_is_read_again()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer();
        await OneBroker.WriteAsync(producer, at, 5);
        int? epoch = null;
        await broker.LosingAsync(at, async () =>
        {
            await OneBroker.WriteAsync(producer, at, 3);
            using var before = new ReadSession(broker.Stream(), at);
            before.Session.Begin(at, 0);
            before.ReadToEnd(8);
            epoch = before.LeaderEpoch;
        });
        using IProducer<byte[], byte[]> transactions = broker.Producer("anew");
        await OneBroker.TransactAsync(transactions, at, [[1], [2]], commit: true); // 5, 6 and the marker 7: no record is before what is expected next
        await OneBroker.TransactAsync(transactions, at, [[3]], commit: true);
        using var comes = new ReadSession(broker.Stream(), at);
        comes.Session.Begin(at, 8, epoch);
        comes.ReadToEnd(3);
        comes.Offsets.ShouldBe([5, 6, 8]);
        comes.Losses.ShouldBe([new OffsetLoss(at, 8, 5, GapReason.Truncated)]);
    }

    [ClusterFact]
    public async Task That_the_record_before_was_deleted_since_is_no_loss()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer();
        await OneBroker.WriteAsync(producer, at, 10);
        using var read = new ReadSession(broker.Stream(), at);
        read.Session.Begin(at, 0);
        read.ReadToEnd(10);
        using IAdminClient admin = broker.Cluster.Admin();
        await admin.DeleteRecordsAsync([new TopicPartitionOffset(at, 10)]);
        read.Session.Begin(at, 10, read.LeaderEpoch);
        read.ReadToEnd();
        await OneBroker.WriteAsync(producer, at, 3);
        read.ReadToEnd(13);
        read.Offsets.ShouldBe(Numbers(0, 13));
        read.Losses.ShouldBeEmpty();
    }

    [ClusterFact]
    public async Task A_partition_begun_while_its_broker_is_dead_begins_at_the_offset_named()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer();
        await OneBroker.WriteAsync(producer, at, 60);
        using var read = new ReadSession(broker.Stream(), at);
        read.Session.Begin(at, 0);
        read.ReadMore(20);
        await broker.Cluster.Brokers[0].KillAsync();
        read.Session.Begin(at, 7);
        read.Session.Poll(TimeSpan.FromMilliseconds(200));
        await broker.Cluster.Brokers[0].StartAsync();
        read.ReadToEnd(73);
        read.Offsets.ShouldBe([.. Numbers(0, 20), .. Numbers(7, 60)]);
        read.Losses.ShouldBeEmpty();
        await broker.Cluster.CompleteAsync();
    }

    [ClusterFact]
    public async Task After_we_were_blind_the_broker_is_asked_anew_where_a_partition_ends()
    {
        TopicPartition at = await broker.NewPartitionAsync();
        using IProducer<byte[], byte[]> producer = broker.Producer();
        await OneBroker.WriteAsync(producer, at, 3);
        using var read = new ReadSession(broker.Stream(), at);
        read.Session.Begin(at, 0);
        read.ReadToEnd(3);
        read.HasReachedEnd.ShouldBeTrue();
        read.Session.LookAgain();
        read.HasReachedEnd.ShouldBeFalse("what the client knows may be of before");
        read.ReadUntil(() => read.HasReachedEnd);
        read.Offsets.ShouldBe(Numbers(0, 3));
    }

    private static long[] Numbers(long from, long to) => [.. Enumerable.Range(0, (int)(to - from)).Select(i => from + i)];
}
