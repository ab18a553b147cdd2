using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Reading;

/// <summary>A topic that is deleted and made again under a worker, and one that a transaction holds up.</summary>
[Collection(OneBrokerForAll.Name)]
public sealed class MadeAnewTests(OneBroker broker)
{
    [ClusterFact]
    public async Task A_topic_made_anew_is_read_from_its_beginning_and_the_end_of_the_old_one_is_told()
    {
        await using WorkerOnOneBroker worker = await WorkerOnOneBroker.StartAsync(broker, "made_anew");
        using IProducer<byte[], byte[]> producer = broker.Producer();
        long before = await worker.Process.ReceivedAsync();
        await WorkerOnOneBroker.SendAsync(producer, "old", 300);
        await worker.ReceivesAsync(before + 300);
        long[] ends = await EndsAsync();

        // More than the old one had in one partition or fewer: nothing in offsets alone tells that they are others.
        await MakeAnewAsync();
        await WorkerOnOneBroker.SendAsync(producer, "new", 400);
        await worker.ReceivesAsync(before + 700);

        OffsetGap[] gaps = await GapsAsync(worker);
        gaps.Length.ShouldBe(ends.Length);
        gaps.Zip(ends).ShouldAllBe(each => each.First.Reason == GapReason.MadeAnew && each.First.From >= each.Second); // until it is noticed, some of the new one is consumed as the old one's
        worker.Process.Log.Count("was deleted and made again; the old one was consumed up to").ShouldBeGreaterThan(0);

        // And while nobody was there.
        await worker.StopAsync();
        await MakeAnewAsync();
        await WorkerOnOneBroker.SendAsync(producer, "newer", 100);
        await worker.StartAgainAsync();
        await worker.ReceivesAsync(before + 800);
        (await GapsAsync(worker)).ShouldAllBe(gap => gap.Reason == GapReason.MadeAnew);
    }

    [ClusterFact]
    public async Task A_transaction_that_stays_open_is_named_and_what_it_holds_back_is_late()
    {
        await using WorkerOnOneBroker worker = await WorkerOnOneBroker.StartAsync(broker, "held_up");
        using IProducer<byte[], byte[]> open = broker.Producer("held-up"), plain = broker.Producer();
        long before = await worker.Process.ReceivedAsync();
        open.BeginTransaction();
        await WorkerOnOneBroker.SendAsync(open, "open", 1);
        await WorkerOnOneBroker.SendAsync(plain, "behind", 50);

        IngestSnapshot held = await Eventually.Is("the open transaction", () => Task.FromResult(worker.Process.State.Snapshot()), seen => seen is { Waits.Count: 1, State: SourceState.Late }, TimeSpan.FromSeconds(60));
        OpenTransaction waits = held.Waits[0];
        (waits.Topic, waits.Sender).ShouldBe((Topics.ProcedureEvents, "/vn/40/tthc"));
        held.LagSeconds.ShouldBeGreaterThan(9);
        held.Partitions.Single(partition => (partition.Topic, partition.Partition) == (waits.Topic, waits.Partition)).Behind.ShouldBeGreaterThan(0);
        held.BrokerTrouble.ShouldBe(waits.ToString());

        open.CommitTransaction();
        await worker.ReceivesAsync(before + 51);
        await Eventually.Is("live", () => Task.FromResult(worker.Process.State.Snapshot()), seen => seen is { Waits.Count: 0, State: SourceState.Live, CaughtUp: true }, TimeSpan.FromSeconds(60));
    }

    private static async Task<OffsetGap[]> GapsAsync(WorkerOnOneBroker worker) =>
        [.. (await worker.Process.Store.OffsetGapsAsync(CancellationToken.None)).OrderBy(gap => gap.Partition)];

    private async Task<long[]> EndsAsync()
    {
        using IAdminClient admin = broker.Cluster.Admin();
        TopicPartitionOffsetSpec[] asked = [.. Enumerable.Range(0, 2).Select(partition => new TopicPartitionOffsetSpec { TopicPartition = new(Topics.ProcedureEvents, partition), OffsetSpec = OffsetSpec.Latest() })];
        return [.. (await admin.ListOffsetsAsync(asked, new ListOffsetsOptions())).ResultInfos.OrderBy(found => found.TopicPartitionOffsetError.Partition.Value).Select(found => found.TopicPartitionOffsetError.Offset.Value)];
    }

    private async Task MakeAnewAsync()
    {
        await broker.Cluster.DeleteTopicAsync(Topics.ProcedureEvents);
        await broker.Cluster.MakeTopicAsync(Topics.ProcedureEvents, 2, ("message.timestamp.type", "LogAppendTime"));
    }
}
