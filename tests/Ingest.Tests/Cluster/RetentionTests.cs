using System.Text;
using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Stores;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>Kafka deletes what is old, whether we have had it or not: what was counted is no loss, what was not is one gap with its range, and all that is left is counted.</summary>
[Collection(OnThreeBrokers.Name)]
public sealed class RetentionTests(ThreeBrokers cluster)
{
    private const string Commune = "16681";

    private static readonly TopicPartition _home = new(Topics.ProcedureEvents, Murmur2.Partition(Encoding.UTF8.GetBytes(Commune), ThreeBrokers.Partitions));

    private RunningProvince Province => cluster.Province;

    [ClusterFact]
    public async Task Retention_that_overtakes_workers_who_are_away_is_one_gap_with_its_range()
    {
        int before = (await GapsAsync()).Count;
        (long low, long from) = Edges();
        await Province.WithoutWorkersAsync(async () =>
        {
            // Whole segments go, of the smallest size that there is: 1 MB.
            await cluster.Kafka.SetTopicAsync(Topics.ProcedureEvents, ("segment.bytes", "1048576"));
            await SendAsync("away", count: 70, filler: 50_000);
            await cluster.Kafka.SetTopicAsync(Topics.ProcedureEvents, ("retention.bytes", "1048576"));
            (low, _) = await Eventually.Is("records to go", () => Task.FromResult(Edges()), kept => kept.Low > from);
            await cluster.Kafka.SetTopicAsync(Topics.ProcedureEvents, ("segment.bytes", null), ("retention.bytes", null));
        });
        await LostAsync(before, from, low);
    }

    [ClusterFact]
    public async Task Records_that_go_while_workers_run_are_no_loss_when_they_were_counted_and_else_one_gap_with_its_range()
    {
        int before = (await GapsAsync()).Count;
        await DeleteAsync(Edges().High); // all of it was counted
        await SendAsync("after", count: 3);
        Province.Promise(Commune, 3);
        await Province.CountedAsync();

        long from = Edges().High;
        cluster.Kafka.Cut();
        await SendAsync("overtaken", count: 20);
        await DeleteAsync(from + 15);
        cluster.Kafka.Mend();
        await LostAsync(before, from, from + 15);
    }

    /// <summary>Exactly this was lost since, and what is left is counted.</summary>
    private async Task LostAsync(int before, long from, long to)
    {
        Province.Promise(Commune, Edges().High - to);
        await Province.CountedAsync();
        OffsetGap gap = (await GapsAsync()).Skip(before).ShouldHaveSingleItem();
        (gap.Topic, gap.Partition, gap.From, gap.To).ShouldBe((_home.Topic, _home.Partition.Value, from, to));
        Province.Workers.Sum(worker => worker.Log.Count("Error", $"{_home.Topic}[{_home.Partition.Value}]", $"{from}", $"{to}")).ShouldBe(1);
    }

    private Task<IReadOnlyList<OffsetGap>> GapsAsync() => cluster.Store.OffsetGapsAsync(CancellationToken.None);

    private (long Low, long High) Edges()
    {
        using IConsumer<Ignore, Ignore> asking = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = cluster.Kafka.Inside, GroupId = "edges" }).Build();
        WatermarkOffsets edges = asking.QueryWatermarkOffsets(_home, TimeSpan.FromSeconds(10));
        return (edges.Low.Value, edges.High.Value);
    }

    private async Task DeleteAsync(long before)
    {
        using IAdminClient admin = cluster.Kafka.Admin();
        await admin.DeleteRecordsAsync([new TopicPartitionOffset(_home, before)]);
    }

    /// <summary>Past our own programs. Filler: bytes that an event carries for nothing.</summary>
    private async Task SendAsync(string name, int count, int filler = 0)
    {
        using var producer = new ForeignProducer(cluster.Kafka.Inside);
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => producer.SendAsync(
            _home.Topic, Encoding.UTF8.GetBytes(Commune), [.. Events.Status($"{name}-{i}"), .. Enumerable.Repeat((byte)' ', filler)], _home.Partition.Value)));
    }
}
