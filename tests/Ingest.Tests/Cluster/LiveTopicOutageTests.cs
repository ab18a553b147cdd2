using Ioc.Ingest.Broker;
using Ioc.Ingest.State;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>The live topic alone is away: events have their brokers.</summary>
[Collection(OnThreeBrokers.Name)]
public sealed class LiveTopicOutageTests(ThreeBrokers cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private KafkaBroker Third => cluster.Kafka.Brokers[2];

    [ClusterFact]
    public async Task Without_the_broker_of_the_live_topic_senders_go_on_and_the_board_is_late_until_it_is_back()
    {
        await cluster.Kafka.SetTopicAsync(Topics.Live, ("min.insync.replicas", "1"));
        await cluster.Kafka.PlaceAsync(Topics.Live, Third.Id);
        await using Acknowledged sent = cluster.Province.Send("live");
        await cluster.Province.LiveAsync();
        await sent.GoesOnAsync();

        await Third.KillAsync();
        await Eventually.Is(
            "a board that is late and not down",
            () => Task.FromResult(cluster.Province.Dashboard.State.Snapshot()),
            seen => seen is { State: SourceState.Late, BrokerError: null } && seen.LiveError?.StartsWith("workers commit", StringComparison.Ordinal) == true,
            Patience);
        await sent.GoesOnAsync();
        await Third.StartAsync();
        await cluster.Province.CountedAsync(sent);
        await cluster.Province.LiveAsync();

        await cluster.Kafka.PlaceAsync(Topics.Live, [.. cluster.Kafka.Brokers.Select(broker => broker.Id)]);
        await cluster.Kafka.SetTopicAsync(Topics.Live, ("min.insync.replicas", null));
        await cluster.Kafka.CompleteAsync();
    }
}
