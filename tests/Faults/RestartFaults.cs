using Ioc.Faults.Judging;
using Ioc.Faults.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Faults;

/// <summary>Everything is restarted one by one under load, as an upgrade does, and a dashboard dies.</summary>
[Collection(OneTopology.Name)]
public sealed class RestartFaults(JudgedTopology topology)
{
    [ClusterFact]
    public async Task Workers_restarted_one_after_the_other_under_load_lose_nothing()
    {
        await topology.WithWorkersAsync(2);
        IReadOnlyList<long> before = await topology.EpochsAsync();
        Load load = Load.Begin(topology, seed: 10, dossiers: 1_000);
        await load.SentAsync(0.1);
        load.IsUnderWay();
        foreach (RunningProcess worker in topology.Workers.ToArray())
        {
            await topology.EndAsync(worker, async stopped => (await stopped.StopAsync()).ShouldBe(0));
            RunningProcess again = await topology.StartWorkerAsync();
            await Eventually.Is("communes of the restarted worker", () => topology.ReadinessAsync(again), said => Topology.Communes(said) > 0, TimeSpan.FromSeconds(60));
        }

        (await topology.EpochsAsync()).Zip(before).ShouldAllBe(pair => pair.First > pair.Second);
        await load.EndAsync();
        await Judge.EveryFigureAsync(topology);
    }

    [ClusterFact]
    public async Task A_dashboard_killed_under_load_and_dashboards_restarted_one_after_the_other_lose_nothing_and_show_the_same()
    {
        await topology.WithWorkersAsync(2);
        Load load = Load.Begin(topology, seed: 11, dossiers: 1_000);
        await load.SentAsync(0.1);
        load.IsUnderWay();
        RunningProcess killed = topology.Dashboards[0];
        await killed.KillAsync();
        await Eventually.Is("a sender that met the dashboard which is gone", () => Task.FromResult(load.Refused), refused => refused > 0);
        load.IsUnderWay();
        await topology.EndAsync(killed, _ => Task.CompletedTask);
        await topology.StartDashboardAsync();
        foreach (RunningProcess dashboard in topology.Dashboards.ToArray())
        {
            await topology.EndAsync(dashboard, async stopped => (await stopped.StopAsync()).ShouldBe(0));
            await topology.StartDashboardAsync();
        }

        await load.EndAsync();
        await Judge.EveryFigureAsync(topology);
    }
}
