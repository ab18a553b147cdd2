using Ioc.Faults.Running;

namespace Ioc.Faults.Harness;

/// <summary>Dashboards die, hang and are restarted.</summary>
internal static class DashboardKinds
{
    public static readonly IReadOnlyList<Fault> All =
    [
        new("dashboard killed", FaultTarget.Dashboards, (scene, random) => EndAsync(scene, Any(scene, random), each => each.KillAsync(), Evidence.IsKilled)),
        new("dashboard restarted", FaultTarget.Dashboards, (scene, random) => EndAsync(scene, Any(scene, random), each => each.StopAsync(), Evidence.HasStopped)),
        new("dashboard suspended", FaultTarget.Dashboards, (scene, random) => WorkerKinds.SuspendAsync(Any(scene, random), FaultPlan.Between(random, 2, 10))),
    ];

    private static RunningProcess Any(Scene scene, Random random) => scene.Topology.DashboardOf(random.Next(scene.Topology.Dashboards.Count));

    private static async Task<string> EndAsync(Scene scene, RunningProcess dashboard, Func<RunningProcess, Task> end, Func<RunningProcess, string> evidence)
    {
        await scene.Topology.EndAsync(dashboard, end);
        scene.IsOver();
        await scene.Topology.StartDashboardAsync();
        return evidence(dashboard);
    }
}
