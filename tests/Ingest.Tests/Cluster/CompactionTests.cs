using Confluent.Kafka;
using Ioc.Ingest.Broker;
using Ioc.Ingest.Gateway;
using Ioc.Ingest.Tests.Running;
using Ioc.Metrics.Live;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>Compaction of the live topic takes away what was replaced, and nothing else.</summary>
[Collection(OnThreeBrokers.Name)]
public sealed class CompactionTests(ThreeBrokers cluster)
{
    [ClusterFact]
    public async Task A_dashboard_that_starts_after_it_shows_every_unit_at_once()
    {
        (await cluster.Province.Dashboard.Gateway.AcceptAsync([Events.Health()], Caller.Anyone("test"), CancellationToken.None)).ShouldBeOfType<Taken>();
        IReadOnlyCollection<HealthPart> health = await Eventually.Shows("health", () => cluster.Province.Dashboard.Parts.Health, parts => parts.Count > 0);
        await cluster.Kafka.SetTopicAsync(Topics.Live, ("segment.ms", "1000"), ("min.cleanable.dirty.ratio", "0.01"));
        await Eventually.Is("compaction", () => Task.FromResult(FirstOffset()), offset => offset > 0);

        await using ClusterProcess late = await cluster.StartDashboardAsync();
        await Eventually.Shows("all read that was there", () => late.State.HasHeard, heard => heard);
        late.Parts.Dossiers.Select(part => part.Unit).ShouldBe(RunningIngest.Profile.Units.Select(unit => unit.Code), ignoreOrder: true);
        late.Parts.Health.Select(part => part.Unit).ShouldBe(health.Select(part => part.Unit), ignoreOrder: true);
        late.Parts.Incidents.ShouldNotBeNull();
        await cluster.Province.ShownAsync(late);
        await cluster.Kafka.SetTopicAsync(Topics.Live, ("segment.ms", null), ("min.cleanable.dirty.ratio", null));
    }

    /// <summary>Of the oldest record that is left.</summary>
    private long FirstOffset()
    {
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = cluster.Kafka.Inside, GroupId = "first" }).Build();
        consumer.Assign(new TopicPartitionOffset(Topics.Live, 0, Offset.Beginning));
        return consumer.Consume(TimeSpan.FromMinutes(1)).Offset.Value;
    }
}
