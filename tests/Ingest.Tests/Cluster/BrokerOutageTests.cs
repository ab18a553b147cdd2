using Ioc.Ingest.State;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Ingest.Tests.Cluster;

/// <summary>What three brokers bear: without one of them all goes on, without two senders wait, and what was answered as taken is counted once whatever happens.</summary>
[Collection(OnThreeBrokers.Name)]
public sealed class BrokerOutageTests(ThreeBrokers cluster)
{
    private IReadOnlyList<KafkaBroker> Brokers => cluster.Kafka.Brokers;

    private RunningProvince Province => cluster.Province;

    [ClusterFact]
    public async Task Each_broker_killed_in_turn_loses_nothing_and_senders_go_on_without_it()
    {
        await using Acknowledged sent = Province.Send("one");
        foreach (KafkaBroker broker in Brokers)
        {
            await sent.GoesOnAsync();
            await broker.KillAsync();
            await sent.GoesOnAsync();
            await broker.StartAsync();
            await cluster.Kafka.CompleteAsync();
        }

        await Province.CountedAsync(sent);
        await Province.LiveAsync();
    }

    [ClusterFact]
    public async Task Without_two_brokers_senders_wait_the_board_says_that_it_is_late_and_all_goes_on_by_itself()
    {
        await using Acknowledged sent = Province.Send("two");
        await sent.GoesOnAsync();
        await Task.WhenAll(Brokers[0].KillAsync(), Brokers[1].KillAsync());
        long taken = sent.Taken;
        await Eventually.Shows("a board that is not live", () => Province.Dashboard.State.Snapshot().State, state => state != SourceState.Live);
        (sent.Taken - taken).ShouldBeLessThanOrEqualTo(Acknowledged.Senders, "but for what two had written already nothing can be acknowledged");

        await Task.WhenAll(Brokers[0].StartAsync(), Brokers[1].StartAsync());
        await cluster.Kafka.CompleteAsync();
        await sent.GoesOnAsync();
        await Province.CountedAsync(sent);
        await Province.LiveAsync();
    }

    [ClusterFact]
    public async Task All_brokers_killed_at_once_keep_what_they_acknowledged()
    {
        await using Acknowledged sent = Province.Send("all");
        await sent.GoesOnAsync();
        await Task.WhenAll(Brokers.Select(broker => broker.KillAsync()));
        await Task.WhenAll(Brokers.Select(broker => broker.StartAsync()));
        await cluster.Kafka.CompleteAsync();
        await sent.GoesOnAsync();
        await Province.CountedAsync(sent);
        await Province.LiveAsync();
    }

    [ClusterFact]
    public async Task Everything_restarted_one_by_one_refuses_no_event()
    {
        await using Acknowledged sent = Province.Send("rolling");
        foreach (KafkaBroker broker in Brokers)
        {
            await broker.StopAsync();
            await sent.GoesOnAsync();
            await broker.StartAsync();
            await cluster.Kafka.CompleteAsync();
        }

        for (int worker = 0; worker < Province.Workers.Count; worker++)
        {
            await Province.RestartWorkerAsync(worker);
        }

        await Province.RestartDashboardAsync();
        await Province.CountedAsync(sent);
        sent.Refused.ShouldBe(0);
    }
}
