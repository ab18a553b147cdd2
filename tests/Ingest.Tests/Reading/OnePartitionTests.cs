using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Settings;
using Ioc.Ingest.Tests.Running;
using Ioc.Ingest.Worker.Reading;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ioc.Ingest.Tests.Reading;

/// <summary>What a worker does on a real cluster when one partition is not as the others: it was another's for a while, or its topic takes no record.</summary>
[Collection(OneBrokerForAll.Name)]
public sealed class OnePartitionTests(OneBroker broker) : StoreBesideOneBroker(broker)
{
    [ClusterFact]
    public async Task A_partition_of_health_that_comes_back_is_loaded_together_with_all_others()
    {
        using IProducer<byte[], byte[]> producer = Broker.Producer();
        TaskCompletionSource loading = new(), go = new();
        int loads = 0;
        IOperationalStore store = InterceptedStore.Over(Store, (method, _, call) =>
            method == nameof(IOperationalStore.HealthAsync) && Interlocked.Increment(ref loads) == 3 ? HeldAsync((Task<HealthSnapshot>)call()!, loading, go.Task) : call());
        await using var worker = new GroupWorker(Stream, store, Store, new IngestSettings(), Duty.Province);
        await Eventually.Shows("caught up", worker.State.Snapshot, seen => seen.CaughtUp);

        // Another took it for a moment; the worker hears of that with its next commit, and takes it again some seconds later.
        using (var topics = new TopicIds(Stream, NullLogger.Instance))
        {
            await Store.AcquireAsync(Topics.SystemHealth, 0, (await topics.AskAsync([Topics.SystemHealth]))[Topics.SystemHealth], default);
        }

        await SendAsync(producer, CommuneAt(0), Events.Health(CommuneAt(0)));
        await loading.Task.WaitAsync(TimeSpan.FromSeconds(60));
        byte[] report = Events.Health(CommuneAt(1));
        await SendAsync(producer, CommuneAt(1), report);
        await Eventually.Is("its report", () => Store.HealthSeriesAsync(default), series => series.Any(each => each.Unit == CommuneAt(1)));
        go.SetResult();
        await Eventually.Is("the report of the partition that came back", () => Store.HealthSeriesAsync(default), series => series.Any(each => each.Unit == CommuneAt(0)), TimeSpan.FromSeconds(60));

        await SendAsync(producer, CommuneAt(1), report);
        await Eventually.Is("the report known as what it is", () => Store.QualityAsync(TestClock.Today - 1, TestClock.Today + 1, default), counted => counted.Any(each => each.Key.Kind == "duplicate" && each.Value == 1));
    }

    [ClusterFact]
    public async Task An_event_that_its_home_can_never_take_is_a_dead_letter_and_those_behind_it_are_counted()
    {
        using IProducer<byte[], byte[]> producer = Broker.Producer();
        await using var worker = new GroupWorker(Stream, Store, Store, new IngestSettings());
        await worker.Member.AssignAsync(At(0), At(1));
        await ConfigureAsync("--add-config", "max.message.bytes=600");
        try
        {
            byte[] large = [.. Events.Health(CommuneAt(0)), .. Enumerable.Repeat((byte)' ', 2000)];
            TopicPartition home = At(0);
            await producer.ProduceAsync(home, new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(CommuneAt(0)), Value = large });
            await producer.ProduceAsync(home, new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(CommuneAt(0)), Value = Events.Status("behind", commune: CommuneAt(0)) });

            await Eventually.Is("the event behind", () => Store.DossierAsync(new DossierKey(CommuneAt(0), "behind"), default), found => found is not null, TimeSpan.FromSeconds(60));
            DeadLetter letter = (await Store.DeadLettersAsync(0, 1000, default)).Select(row => row.Letter).Single(each => each.Value.SequenceEqual(large));
            (letter.Reason, letter.Unit, letter.Topic).ShouldBe((RejectReason.TooLarge, CommuneAt(0), Topics.ProcedureEvents));
            letter.Detail.ShouldStartWith("found outside its home, which does not take it: ioc.system-health: ");
        }
        finally
        {
            await ConfigureAsync("--delete-config", "max.message.bytes");
        }
    }

    [ClusterFact]
    public async Task A_partition_whose_end_the_broker_lost_goes_on_there_when_another_goes_while_that_is_committed()
    {
        using IProducer<byte[], byte[]> producer = Broker.Producer();
        DeliveryResult<byte[], byte[]> last = await SendAsync(producer, At(0), "lost-0");
        await HaveConsumedAsync(At(0), last.Offset.Value + 1_000);
        TaskCompletionSource losing = new(), go = new();
        IOperationalStore store = InterceptedStore.Commits(Store, async (batch, commit) =>
        {
            if (batch.Gaps.Count > 0)
            {
                losing.TrySetResult();
                await go.Task;
            }

            return await commit();
        });
        await using var worker = new GroupWorker(Stream, store, Store, new IngestSettings());
        await worker.Member.AssignAsync(At(0), At(1));
        await losing.Task.WaitAsync(TimeSpan.FromSeconds(60));
        for (int i = 1; i <= 5; i++)
        {
            await SendAsync(producer, At(0), $"lost-{i}");
            await SendAsync(producer, At(1), $"other-{i}");
        }

        await Eventually.Shows("both read while the loss is being committed", () => worker.State.Snapshot().LagSeconds, lag => lag > 2);
        await worker.Member.LoseAsync(At(1));
        go.SetResult();
        await Eventually.Is("those behind the loss", () => CountAsync("lost-", 5), there => there == 5, TimeSpan.FromSeconds(60));
        (await Store.OffsetGapsAsync(default)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            gap => gap.Reason.ShouldBe(GapReason.Truncated), gap => (gap.From, gap.To).ShouldBe((last.Offset.Value + 1_000, last.Offset.Value + 1)));
        (await TakeAsync(At(0))).LeaderEpoch.ShouldNotBeNull("it is committed with the offset");
    }

    /// <summary>How many of the dossiers name1, name2, … are counted.</summary>
    private async Task<int> CountAsync(string name, int dossiers) =>
        (await Store.FindDossiersAsync([.. Enumerable.Range(1, dossiers).Select(i => new DossierKey(CommuneAt(0), $"{name}{i}"))], default)).Count;

    /// <summary>As if all up to this offset were counted.</summary>
    private async Task HaveConsumedAsync(TopicPartition at, long next)
    {
        PartitionOwnership owned = await TakeAsync(at);
        var batch = new CommitBatch();
        batch.Offsets.Add(new PartitionAdvance(owned.Topic, owned.Partition, owned.Stream, owned.Epoch, owned.NextOffset, next));
        await Store.CommitAsync(batch, default);
    }

    private async Task<PartitionOwnership> TakeAsync(TopicPartition at)
    {
        using var topics = new TopicIds(Stream, NullLogger.Instance);
        return await Store.AcquireAsync(at.Topic, at.Partition.Value, (await topics.AskAsync([at.Topic]))[at.Topic], default);
    }

    private static Task<DeliveryResult<byte[], byte[]>> SendAsync(IProducer<byte[], byte[]> producer, TopicPartition at, string dossier)
    {
        string commune = CommuneAt(at.Partition.Value);
        return producer.ProduceAsync(at, new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(commune), Value = Events.Status(dossier, commune: commune) });
    }

    private Task ConfigureAsync(string what, string setting) =>
        Broker.Cluster.ToolAsync("kafka.admin.ConfigCommand", "--alter", what, setting, "--entity-type", "topics", "--entity-name", Topics.SystemHealth);

    private static Task SendAsync(IProducer<byte[], byte[]> producer, string commune, byte[] report) => producer.ProduceAsync(
        new TopicPartition(Topics.SystemHealth, Murmur2.Partition(Encoding.UTF8.GetBytes(commune), 2)), new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(commune), Value = report });

    private static string CommuneAt(int partition) => RunningIngest.Profile.Units.Select(unit => unit.Code).First(code => Murmur2.Partition(Encoding.UTF8.GetBytes(code), 2) == partition);

    private static TopicPartition At(int partition) => new(Topics.ProcedureEvents, partition);

    private static async Task<HealthSnapshot> HeldAsync(Task<HealthSnapshot> load, TaskCompletionSource loaded, Task go)
    {
        HealthSnapshot snapshot = await load;
        loaded.SetResult();
        await go;
        return snapshot;
    }
}
