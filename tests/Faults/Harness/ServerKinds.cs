namespace Ioc.Faults.Harness;

/// <summary>PostgreSQL and InfluxDB are stopped, slow, and their lines cut.</summary>
internal static class ServerKinds
{
    public static readonly IReadOnlyList<Fault> All =
    [
        new("PostgreSQL stopped at once, started later", FaultTarget.Postgres, StopPostgresAsync),
        new("PostgreSQL's line slow", FaultTarget.Postgres, (scene, random) => LineKinds.SlowAsync(scene.Topology.PostgresLine, FaultPlan.Between(random, 4, 10))),
        new("PostgreSQL's line cut three times", FaultTarget.Postgres, (scene, _) => LineKinds.CutAsync(scene.Topology.PostgresLine, 3)),
        new("PostgreSQL's line closed", FaultTarget.Postgres, (scene, random) => LineKinds.CloseAsync(scene.Topology.PostgresLine, FaultPlan.Between(random, 3, 10))),
        new("InfluxDB stopped, started later", FaultTarget.Influx, StopInfluxAsync),
        new("InfluxDB's line slow", FaultTarget.Influx, (scene, random) => LineKinds.SlowAsync(scene.Topology.InfluxLine, FaultPlan.Between(random, 6, 12))),
    ];

    private static async Task<string> StopPostgresAsync(Scene scene, Random random)
    {
        await scene.Topology.Postgres.StopAsync();
        string evidence = await Evidence.IsSilentAsync(scene.Topology.Postgres.Port);
        await Task.Delay(FaultPlan.Between(random, 1, 10));
        await scene.Topology.Postgres.ResumeAsync();
        return evidence;
    }

    private static async Task<string> StopInfluxAsync(Scene scene, Random random)
    {
        scene.Topology.Influx.Stop();
        string evidence = await Evidence.IsSilentAsync(scene.Topology.Influx.Port);
        await Task.Delay(FaultPlan.Between(random, 2, 10));
        await scene.Topology.Influx.ResumeAsync();
        return evidence;
    }
}
