using System.Text.Json;
using Ioc.Faults.Judging;
using Ioc.Faults.Running;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Faults;

/// <summary>Workers and dashboards differ by one version while they are exchanged one by one: figures go forward once, and never back.</summary>
[Collection(OneTopology.Name)]
public sealed class VersionFaults(JudgedTopology topology)
{
    [ClusterFact]
    public async Task The_first_worker_with_a_newer_profile_rebuilds_the_figures_once_and_takes_over_while_older_ones_stand_aside()
    {
        await topology.WithWorkersAsync(2);
        RunningProcess[] older = [.. topology.Workers];
        Load load = Load.Begin(topology, seed: 9, dossiers: 900);
        await load.SentAsync(0.2);
        load.IsUnderWay();
        Profile olderProfile = topology.Profile;
        (string Folder, string Name) olderFolder = topology.ProfileOf;
        topology.RaiseProfile(Weekday(topology.Today - 80));

        RunningProcess newer = await topology.StartWorkerAsync();
        await Eventually.Is("all communes with the newer", () => topology.ReadinessAsync(newer), said => Topology.Communes(said) == Topology.Partitions, TimeSpan.FromSeconds(90));
        foreach (RunningProcess worker in older)
        {
            await StandsAsideAsync(worker);
        }

        (await topology.CoordinatorAsync()).ShouldBe(newer);
        await load.EndAsync();
        Figures(topology.Naive).ShouldNotBe(Figures(topology.Naive.By(olderProfile)), "the holiday must matter");
        await Judge.EveryFigureAsync(topology);

        // An older one that is started again, as a crash would, changes nothing.
        (string Folder, string Name) newerFolder = topology.ProfileOf;
        await topology.EndAsync(older[0], worker => worker.KillAsync());
        topology.ProfileOf = olderFolder;
        RunningProcess again = await topology.StartWorkerAsync();
        topology.ProfileOf = newerFolder;
        await StandsAsideAsync(again);
        Topology.Communes(await topology.ReadinessAsync(newer)).ShouldBe(Topology.Partitions);

        await topology.EndAsync(again, async worker => (await worker.StopAsync()).ShouldBe(0));
        await topology.EndAsync(older[1], async worker => (await worker.StopAsync()).ShouldBe(0));
        await topology.StartWorkerAsync();
        await topology.WithWorkersAsync(2);
        await Judge.EveryFigureAsync(topology);
        await SeriesJudge.DaysAsync(topology);
        topology.Programs.Count(program => program.Output.Contains("all counters were rebuilt", StringComparison.Ordinal)).ShouldBe(1);
    }

    private NaiveFigures Figures(NaiveRecomputation naive) => naive.Figures(null, topology.Today - 120, topology.Today, topology.Today.Last);

    /// <summary>It owns nothing, does not coordinate, and its readiness says why.</summary>
    private async Task StandsAsideAsync(RunningProcess worker)
    {
        JsonElement said = await Eventually.Is(
            "an older worker that says why it takes no part",
            () => topology.ReadinessAsync(worker),
            said => said.TryGetProperty("reasons", out JsonElement reasons) && reasons.ToString().Contains("start it anew", StringComparison.Ordinal),
            TimeSpan.FromSeconds(60));
        Topology.Communes(said).ShouldBe(0);
        said.GetProperty("status").GetString().ShouldBe("not ready");
        await Eventually.Is("a lease that it gave up", () => topology.ReadinessAsync(worker), now => !now.GetProperty("coordinator").GetBoolean());
    }

    private static LocalDay Weekday(LocalDay from)
    {
        while (from.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            from += 1;
        }

        return from;
    }
}
