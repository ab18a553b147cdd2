using Ioc.Faults.Running;
using Ioc.LoadTests.Running;
using Ioc.Tests.Shared;

namespace Ioc.LoadTests.Scenarios;

/// <summary>Scenario `failover`: the topology of tests/Faults; a worker is killed under load, in turn the coordinator and another, until its communes are live again on every dashboard.</summary>
internal static class FailoverScenario
{
    private const int Rounds = 6, BatchEvents = 20, PlannedEvents = 2_000_000;
    private static readonly TimeSpan _goal = TimeSpan.FromSeconds(5);

    public static async Task<Result> RunAsync(LoadOptions options)
    {
        int senders = LoadOptions.Or(options.Senders, 2);
        var result = new Result("failover", $"./ioc load failover --senders {senders}");
        Step coordinator = new("coordinator killed → all communes live"), other = new("worker killed → all communes live"), post = new($"POST /api/v1/events, {BatchEvents} events");
        await using var topology = new Topology();
        await topology.StartAsync(new TopologyOptions { Name = "failover" });
        using var over = new CancellationTokenSource();
        using var events = new ProvinceLoad(Sources.Profile(), PlannedEvents);
        Task[] copies = [.. Enumerable.Range(0, senders).Select(sender => Task.Run(() => SendAsync(topology, events, sender, post, over.Token)))];
        int round = 0;
        await ScenarioReport.WatchAsync($"failover: {Rounds} workers killed", () => $"round {round}", [coordinator, other, post], RoundsAsync());
        await over.CancelAsync();
        await Task.WhenAll(copies);

        result.Say($"scenario failover; {Rounds} times kill -9 under load, 2 workers and 2 dashboards, Kafka's own timeout {Topology.SessionTimeout.TotalSeconds:0} s (the least that a cluster allows), {Topology.Partitions} partitions; Kafka, PostgreSQL and InfluxDB are real, all on this machine");
        result.Say($"live: both dashboards say that all is committed which partitions held when they were taken over, nothing waits for longer than a few seconds, and a worker holds the lease");
        ScenarioReport.Write(result, [coordinator.Statistics(), other.Statistics(), post.Statistics()]);
        TimeSpan longest = TimeSpan.FromMilliseconds(Math.Max(coordinator.Statistics().Max, other.Statistics().Max));
        result.Goal(
            longest < Topology.SessionTimeout + _goal,
            $"live again within {_goal.TotalSeconds:0} s beyond Kafka's own timeout: at most {(longest - Topology.SessionTimeout).TotalSeconds:0.0} s beyond it");
        return result;

        async Task RoundsAsync()
        {
            for (; round < Rounds; round++)
            {
                await topology.HaveWorkersAsync(2);
                RunningProcess holder = await topology.CoordinatorAsync();
                bool kills = round % 2 == 0;
                await KillAsync(topology, kills ? holder : topology.Workers.First(worker => worker != holder), kills ? coordinator : other);
            }
        }
    }

    private static async Task KillAsync(Topology topology, RunningProcess worker, Step step)
    {
        IReadOnlyList<long> before = await topology.EpochsAsync();
        long killed = TimeProvider.System.GetTimestamp();
        await topology.EndAsync(worker, each => each.KillAsync());
        await Eventually.Is("partitions to change hands", topology.EpochsAsync, now => now.Zip(before).Any(pair => pair.First > pair.Second), TimeSpan.FromMinutes(1));
        await topology.CoordinatorAsync();
        await topology.LiveAsync();
        step.Ok(TimeProvider.System.GetElapsedTime(killed));
    }

    /// <summary>A few hundred events a second, each batch until it is taken.</summary>
    private static async Task SendAsync(Topology topology, ProvinceLoad events, int sender, Step post, CancellationToken over)
    {
        using HttpClient client = topology.Sender(topology.DashboardOf(sender));
        while (!over.IsCancellationRequested)
        {
            string batch;
            lock (events)
            {
                batch = $"[{string.Join(',', Enumerable.Range(0, BatchEvents).Select(_ => System.Text.Encoding.UTF8.GetString(events.NextDossierEvent().Value)))}]";
            }

            long began = TimeProvider.System.GetTimestamp();
            using var body = new StringContent(batch, System.Text.Encoding.UTF8, "application/cloudevents-batch+json");
            using HttpResponseMessage answer = await client.PostAsync("/api/v1/events", body, CancellationToken.None);
            if (answer.IsSuccessStatusCode)
            {
                post.Ok(TimeProvider.System.GetElapsedTime(began));
            }
            else
            {
                post.Fail($"{(int)answer.StatusCode}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }
    }
}
