using Ioc.Faults.Judging;
using Ioc.Faults.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;

namespace Ioc.Faults;

/// <summary>Workers die, hang, come and go while events come in; afterwards a judge compares every figure of every unit, on both dashboards, and evidence says that the fault was real.</summary>
[Collection(OneTopology.Name)]
public sealed class WorkerFaults(JudgedTopology topology)
{
    [ClusterFact]
    public async Task Control_without_faults()
    {
        await topology.WithWorkersAsync(2);
        Load load = Load.Begin(topology, seed: 1);
        await load.EndAsync();
        load.Refused.ShouldBe(0);
        await Judge.EveryFigureAsync(topology);
        await SeriesJudge.DaysAsync(topology);
    }

    [ClusterFact]
    public async Task The_coordinator_killed_under_load_is_replaced_and_nothing_is_lost()
    {
        await topology.WithWorkersAsync(2);
        IReadOnlyList<long> before = await topology.EpochsAsync();
        RunningProcess coordinator = await topology.CoordinatorAsync();
        Load load = Load.Begin(topology, seed: 2);
        await load.SentAsync(0.3);
        load.IsUnderWay();

        long killed = TimeProvider.System.GetTimestamp();
        await topology.EndAsync(coordinator, worker => worker.KillAsync());

        await Takeover.ChangeHandsAsync(topology, before);
        await topology.CoordinatorAsync();
        await topology.LiveAsync();
        TimeSpan took = TimeProvider.System.GetElapsedTime(killed);
        await Takeover.NoteAsync("coordinator killed (kill -9)", took);
        await load.EndAsync();
        await Judge.EveryFigureAsync(topology);
    }

    [ClusterFact]
    public async Task A_worker_suspended_under_load_is_replaced_and_fenced_when_it_comes_back()
    {
        await topology.WithWorkersAsync(2);
        IReadOnlyList<long> before = await topology.EpochsAsync();
        RunningProcess suspended = await topology.CoordinatorAsync();
        Load load = Load.Begin(topology, seed: 3, dossiers: 900);
        await load.SentAsync(0.2);
        load.IsUnderWay();

        await suspended.SignalAsync("STOP");
        await Takeover.ChangeHandsAsync(topology, before);
        await topology.LiveAsync();
        await suspended.SignalAsync("CONT");

        await Eventually.Is(
            "the suspended worker to learn that it was replaced", () => Task.FromResult(suspended.Output),
            said => said.Contains("lost", StringComparison.Ordinal) || said.Contains("owned by another epoch", StringComparison.Ordinal));
        await load.EndAsync();
        await Judge.EveryFigureAsync(topology);
    }

    [ClusterFact]
    public async Task Workers_come_and_go_under_load()
    {
        await topology.WithWorkersAsync(2);
        Load load = Load.Begin(topology, seed: 4, dossiers: 2_200);
        await load.SentAsync(0.1);

        RunningProcess third = await topology.StartWorkerAsync();
        await Eventually.Is("partitions of the third", () => topology.ReadinessAsync(third), said => Topology.Communes(said) > 0, TimeSpan.FromSeconds(60));
        load.IsUnderWay();
        await topology.EndAsync(topology.Workers[0], async worker => (await worker.StopAsync()).ShouldBe(0));
        await topology.EndAsync(topology.Workers[0], worker => worker.KillAsync());

        await load.EndAsync();
        topology.Workers.ShouldHaveSingleItem();
        await Judge.EveryFigureAsync(topology);
    }
}
