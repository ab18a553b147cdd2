using Ioc.Tests.Shared.Kafka;

namespace Ioc.Faults.Harness;

/// <summary>Brokers die, hang, are restarted; their lines are cut, slowed, closed. And what once lost events: a worker that wakes just before its broker dies.</summary>
internal static class KafkaKinds
{
    private static readonly TimeSpan _dead = TimeSpan.FromSeconds(5);

    public static readonly IReadOnlyList<Fault> All =
    [
        new("broker killed, started 5 s later", FaultTarget.Kafka, (scene, random) => EndAsync(Any(scene, random), broker => broker.KillAsync())),
        new("broker stopped, started 5 s later", FaultTarget.Kafka, (scene, random) => EndAsync(Any(scene, random), broker => broker.StopAsync())),
        new("broker suspended", FaultTarget.Kafka, (scene, random) => SuspendAsync(Any(scene, random), FaultPlan.Between(random, 2, 12))),
        new("broker's line cut three times", FaultTarget.Kafka, (scene, random) => LineKinds.CutAsync(Any(scene, random).Line!, 3)),
        new("broker's line slow", FaultTarget.Kafka, (scene, random) => LineKinds.SlowAsync(Any(scene, random).Line!, FaultPlan.Between(random, 4, 10))),
        new("broker's line closed", FaultTarget.Kafka, (scene, random) => LineKinds.CloseAsync(Any(scene, random).Line!, FaultPlan.Between(random, 3, 10))),
        new("worker suspended, woken, then its broker killed", FaultTarget.Workers | FaultTarget.Kafka, WakeThenKillAsync),
    ];

    private static KafkaBroker Any(Scene scene, Random random) => scene.Topology.Cluster.Brokers[random.Next(scene.Topology.Cluster.Brokers.Count)];

    private static async Task<string> EndAsync(KafkaBroker broker, Func<KafkaBroker, Task> end)
    {
        await end(broker);
        string evidence = await Evidence.IsSilentAsync(broker.Port);
        await Task.Delay(_dead);
        await broker.StartAsync();
        return evidence;
    }

    private static async Task<string> SuspendAsync(KafkaBroker broker, TimeSpan during)
    {
        await broker.SuspendAsync();
        try
        {
            string evidence = await Evidence.IsSuspendedAsync(broker.Pid);
            await Task.Delay(during);
            return evidence;
        }
        finally
        {
            await broker.ResumeAsync();
        }
    }

    private static async Task<string> WakeThenKillAsync(Scene scene, Random random)
    {
        string suspended = await WorkerKinds.SuspendAsync(random.Next(2) == 0 ? scene.Other : scene.Coordinator, WorkerKinds.BeyondSession(random));
        await Task.Delay(FaultPlan.Between(random, 0.5, 6));
        return $"{suspended}; {await EndAsync(Any(scene, random), broker => broker.KillAsync())}";
    }
}
