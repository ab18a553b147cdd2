using Ioc.Faults.Running;

namespace Ioc.Faults.Harness;

/// <summary>Workers die, hang and are restarted.</summary>
internal static class WorkerKinds
{
    public static readonly IReadOnlyList<Fault> All =
    [
        new("worker killed, replaced at once", FaultTarget.Workers, (scene, _) => KillAsync(scene, scene.Other)),
        new("coordinator killed, replaced at once", FaultTarget.Workers, (scene, _) => KillAsync(scene, scene.Coordinator)),
        new("worker killed, later replaced", FaultTarget.Workers, (scene, _) => FailOverAsync(scene, scene.Other)),
        new("coordinator killed, later replaced", FaultTarget.Workers, (scene, _) => FailOverAsync(scene, scene.Coordinator)),
        new("worker suspended beyond its session", FaultTarget.Workers, (scene, random) => SuspendAsync(scene.Other, BeyondSession(random))),
        new("coordinator suspended beyond its session", FaultTarget.Workers, (scene, random) => SuspendAsync(scene.Coordinator, BeyondSession(random))),
        new("coordinator suspended within its session", FaultTarget.Workers, (scene, random) => SuspendAsync(scene.Coordinator, FaultPlan.Between(random, 1, 5))),
        new("worker restarted", FaultTarget.Workers, (scene, _) => RestartAsync(scene, scene.Other)),
        new("coordinator restarted", FaultTarget.Workers, (scene, _) => RestartAsync(scene, scene.Coordinator)),
    ];

    /// <summary>Long enough for others to have taken its partitions.</summary>
    public static TimeSpan BeyondSession(Random random) => Topology.SessionTimeout + FaultPlan.Between(random, 2, 5);

    public static async Task<string> SuspendAsync(RunningProcess process, TimeSpan during)
    {
        await process.SignalAsync("STOP");
        try
        {
            string evidence = await Evidence.IsSuspendedAsync(process.Id);
            await Task.Delay(during);
            return evidence;
        }
        finally
        {
            await process.SignalAsync("CONT");
        }
    }

    private static async Task<string> KillAsync(Scene scene, RunningProcess worker)
    {
        await scene.Topology.EndAsync(worker, each => each.KillAsync());
        scene.IsOver();
        await scene.Topology.StartWorkerAsync();
        return Evidence.IsKilled(worker);
    }

    private static async Task<string> FailOverAsync(Scene scene, RunningProcess worker)
    {
        Topology topology = scene.Topology;
        IReadOnlyList<long> before = scene.Alone ? await topology.EpochsAsync() : [];
        await topology.EndAsync(worker, each => each.KillAsync());
        scene.IsOver();
        long killed = scene.Over;
        if (scene.Alone)
        {
            await Takeover.ChangeHandsAsync(topology, before);
            await topology.CoordinatorAsync();
            await topology.LiveAsync();
            scene.Failover = TimeProvider.System.GetElapsedTime(killed);
        }
        else
        {
            await Task.Delay(Topology.SessionTimeout + TimeSpan.FromSeconds(2));
        }

        await topology.StartWorkerAsync();
        return Evidence.IsKilled(worker);
    }

    private static async Task<string> RestartAsync(Scene scene, RunningProcess worker)
    {
        await scene.Topology.EndAsync(worker, each => each.StopAsync());
        scene.IsOver();
        await scene.Topology.StartWorkerAsync();
        return Evidence.HasStopped(worker);
    }
}
