using Ioc.Faults.Running;
using Ioc.Tests.Shared;

namespace Ioc.Faults;

/// <summary>Each fault happens while events come in; afterwards a judge compares every figure of every unit, on both dashboards, and evidence says that the fault was real.</summary>
public sealed class FirstFaults(Topology topology) : IClassFixture<Topology>
{
    /// <summary>A lost worker's communes are live again within this, beyond Kafka's own timeout.</summary>
    private static readonly TimeSpan LiveAgain = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Control_without_faults()
    {
        await topology.WithWorkersAsync(2);
        Load load = Load.Begin(topology, seed: 1);
        await load.EndAsync();
        load.Refused.ShouldBe(0);
        await Judge.EveryFigureAsync(topology);
    }

    [Fact]
    public async Task A_worker_killed_under_load_is_replaced_and_nothing_is_lost()
    {
        await topology.WithWorkersAsync(2);
        IReadOnlyList<long> before = await topology.EpochsAsync();
        Load load = Load.Begin(topology, seed: 2);
        await load.SentAsync(0.3);
        load.IsUnderWay();

        await topology.EndAsync(topology.Workers[0], worker => worker.KillAsync());

        long killed = TimeProvider.System.GetTimestamp();
        await ChangeHandsAsync(before);
        await topology.LiveAsync();
        TimeProvider.System.GetElapsedTime(killed).ShouldBeLessThan(Topology.SessionTimeout + LiveAgain);
        await load.EndAsync();
        await Judge.EveryFigureAsync(topology);
    }

    [Fact]
    public async Task A_worker_suspended_under_load_is_replaced_and_fenced_when_it_comes_back()
    {
        await topology.WithWorkersAsync(2);
        IReadOnlyList<long> before = await topology.EpochsAsync();
        Load load = Load.Begin(topology, seed: 3, dossiers: 1_000);
        await load.SentAsync(0.2);
        load.IsUnderWay();
        RunningProcess suspended = topology.Workers[0];

        await suspended.SignalAsync("STOP");
        await ChangeHandsAsync(before);
        await topology.LiveAsync();
        await suspended.SignalAsync("CONT");

        await Eventually.Is(
            "the suspended worker to learn that it was replaced", () => Task.FromResult(suspended.Output),
            said => said.Contains("lost", StringComparison.Ordinal) || said.Contains("owned by another epoch", StringComparison.Ordinal));
        await load.EndAsync();
        await Judge.EveryFigureAsync(topology);
    }

    [Fact]
    public async Task Workers_come_and_go_under_load()
    {
        await topology.WithWorkersAsync(2);
        Load load = Load.Begin(topology, seed: 4, dossiers: 1_800);
        await load.SentAsync(0.1);

        RunningProcess third = await topology.StartWorkerAsync();
        await Eventually.Is("partitions of the third", () => topology.ReadinessAsync(third), Topology.OwnsCommunes, TimeSpan.FromSeconds(30));
        load.IsUnderWay();
        await topology.EndAsync(topology.Workers[0], async worker => (await worker.StopAsync()).ShouldBe(0));
        await topology.EndAsync(topology.Workers[0], worker => worker.KillAsync());

        await load.EndAsync();
        topology.Workers.ShouldHaveSingleItem();
        await Judge.EveryFigureAsync(topology);
    }

    [Fact]
    public async Task Broker_lines_cut_and_slowed_lose_nothing()
    {
        await topology.WithWorkersAsync(2);
        int cuts = topology.BrokerLine.Cuts;
        long delayed = topology.BrokerLine.Delayed;
        Load load = Load.Begin(topology, seed: 5, dossiers: 800);
        for (int i = 1; i <= 3; i++)
        {
            await load.SentAsync(0.2 * i);
            topology.BrokerLine.Cut();
        }

        load.IsUnderWay();
        topology.BrokerLine.Delay = TimeSpan.FromMilliseconds(150);
        await load.SentAsync(0.7);
        topology.BrokerLine.Delay = TimeSpan.Zero;

        await load.EndAsync();
        (topology.BrokerLine.Cuts - cuts).ShouldBeGreaterThan(5);
        (topology.BrokerLine.Delayed - delayed).ShouldBeGreaterThan(20);
        await Judge.EveryFigureAsync(topology);
    }

    [Fact]
    public async Task PostgreSQL_stopped_slow_and_restarted_loses_nothing()
    {
        await topology.WithWorkersAsync(2);
        long delayed = topology.PostgresLine.Delayed;
        int cuts = topology.PostgresLine.Cuts;
        Load load = Load.Begin(topology, seed: 6, dossiers: 800);
        await load.SentAsync(0.2);

        await topology.Postgres.StopAsync();
        await Eventually.Is("a dashboard that says so", () => topology.ReadinessAsync(topology.Dashboards[0]), said => said.GetProperty("source").GetString() != "live", TimeSpan.FromSeconds(30));
        await topology.Postgres.ResumeAsync();
        topology.PostgresLine.Delay = TimeSpan.FromMilliseconds(100);
        await load.SentAsync(0.6);
        load.IsUnderWay();
        topology.PostgresLine.Delay = TimeSpan.Zero;
        topology.PostgresLine.Cut();

        await load.EndAsync();
        (topology.PostgresLine.Delayed - delayed).ShouldBeGreaterThan(20);
        (topology.PostgresLine.Cuts - cuts).ShouldBeGreaterThan(0);
        await Judge.EveryFigureAsync(topology);
    }

    /// <summary>Partitions of the lost worker are taken by another: their epochs grow.</summary>
    private Task ChangeHandsAsync(IReadOnlyList<long> before) => Eventually.Is(
        "partitions to change hands", topology.EpochsAsync, now => now.Zip(before).Any(pair => pair.First > pair.Second), TimeSpan.FromSeconds(40));
}
