using Ioc.Faults.Judging;
using Ioc.Faults.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Faults;

/// <summary>Workers with Ioc__Kafka__GroupInstanceId, restarted one after the other.</summary>
public sealed class StaticMembers
{
    [ClusterFact]
    public async Task Static_members_restarted_one_after_the_other_under_load_move_no_partition_and_lose_nothing()
    {
        var topology = new JudgedTopology();
        try
        {
            await topology.BeginAsync(new TopologyOptions { Name = "static-members", Members = ("first", "second") });
            await topology.WithWorkersAsync(2);
            Load load = Load.Begin(topology, seed: 13, dossiers: 1_500);
            await load.SentAsync(0.1);
            load.IsUnderWay();
            foreach (RunningProcess worker in topology.Workers.ToArray())
            {
                string member = topology.MemberOf(worker)!;
                int owned = Topology.Communes(await topology.ReadinessAsync(worker));
                List<long> before = await topology.EpochsAsync();

                await topology.EndAsync(worker, async stopped => (await stopped.StopAsync()).ShouldBe(0));
                RunningProcess again = await topology.StartWorkerAsync(member);
                await Eventually.Is("the communes that it had", () => topology.ReadinessAsync(again), said => Topology.Communes(said) == owned, TimeSpan.FromSeconds(60));

                // Whoever takes a partition raises its epoch: it took its own again, once each, and nobody took another's.
                (await topology.EpochsAsync()).Zip(before, (now, then) => now - then).Order().ShouldBe(
                    Enumerable.Repeat(0L, before.Count - owned).Concat(Enumerable.Repeat(1L, owned)));
            }

            await load.EndAsync();
            await Judge.EveryFigureAsync(topology);
        }
        finally
        {
            await topology.DisposeAsync();
        }
    }
}
