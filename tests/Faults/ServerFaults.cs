using Ioc.Faults.Judging;
using Ioc.Faults.Running;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Faults;

/// <summary>The broker's lines, PostgreSQL and InfluxDB fail while events come in.</summary>
[Collection(OneTopology.Name)]
public sealed class ServerFaults(JudgedTopology topology)
{
    [ClusterFact]
    public async Task Broker_lines_cut_and_slowed_lose_nothing()
    {
        await topology.WithWorkersAsync(2);
        FaultyProxy line = topology.Cluster.Brokers[0].Line!;
        int cuts = line.Cuts;
        long delayed = line.Delayed;
        Load load = Load.Begin(topology, seed: 5, dossiers: 700);
        for (int i = 1; i <= 3; i++)
        {
            await load.SentAsync(0.2 * i);
            line.Cut();
        }

        load.IsUnderWay();
        line.Delay = TimeSpan.FromMilliseconds(150);
        await load.SentAsync(0.7);
        line.Delay = TimeSpan.Zero;

        await load.EndAsync();
        (line.Cuts - cuts).ShouldBeGreaterThan(5);
        (line.Delayed - delayed).ShouldBeGreaterThan(20);
        await Judge.EveryFigureAsync(topology);
    }

    [ClusterFact]
    public async Task PostgreSQL_stopped_slow_and_restarted_loses_nothing()
    {
        await topology.WithWorkersAsync(2);
        long delayed = topology.PostgresLine.Delayed;
        int cuts = topology.PostgresLine.Cuts;
        Load load = Load.Begin(topology, seed: 6, dossiers: 700);
        await load.SentAsync(0.2);

        await topology.Postgres.StopAsync();
        await Eventually.Is("a dashboard that says so", () => topology.ReadinessAsync(topology.Dashboards[0]), said => said.GetProperty("source").GetString() != "live");
        await topology.Postgres.ResumeAsync();
        topology.PostgresLine.Delay = TimeSpan.FromMilliseconds(100);
        await load.SentAsync(0.6);
        load.IsUnderWay();
        await Eventually.Is("slow answers", () => Task.FromResult(topology.PostgresLine.Delayed - delayed), pieces => pieces > 20, TimeSpan.FromSeconds(60));
        topology.PostgresLine.Delay = TimeSpan.Zero;
        topology.PostgresLine.Cut();

        await load.EndAsync();
        (topology.PostgresLine.Delayed - delayed).ShouldBeGreaterThan(20);
        (topology.PostgresLine.Cuts - cuts).ShouldBeGreaterThan(0);
        await Judge.EveryFigureAsync(topology);
    }

    [ClusterFact]
    public async Task InfluxDB_stopped_slow_and_restarted_stops_no_live_figure_and_holds_every_day_afterwards()
    {
        await topology.WithWorkersAsync(2);
        RunningProcess coordinator = await topology.CoordinatorAsync();
        await SeriesJudge.DaysAsync(topology); // it was written before, so that it can be missed
        int failures = Failures(coordinator);
        long delayed = topology.InfluxLine.Delayed;

        topology.Influx.Stop();
        Load load = Load.Begin(topology, seed: 7);
        await Eventually.Is("the coordinator that misses InfluxDB", () => Task.FromResult(Failures(coordinator)), seen => seen > failures, TimeSpan.FromSeconds(60));
        await load.EndAsync();
        load.Refused.ShouldBe(0);
        await Judge.EveryFigureAsync(topology); // live and stored figures go on without it

        topology.InfluxLine.Delay = TimeSpan.FromMilliseconds(200);
        await topology.Influx.ResumeAsync();
        Load slow = Load.Begin(topology, seed: 8, dossiers: 200);
        await Eventually.Is("writes that were held up", () => Task.FromResult(topology.InfluxLine.Delayed), seen => seen > delayed + 10, TimeSpan.FromSeconds(60));
        await slow.EndAsync();
        topology.Influx.Stop();
        topology.InfluxLine.Delay = TimeSpan.Zero;
        await topology.Influx.ResumeAsync();

        await SeriesJudge.DaysAsync(topology);
        await Judge.EveryFigureAsync(topology);
    }

    private static int Failures(RunningProcess coordinator) => coordinator.Output.Split("Daily values were not written").Length;
}
