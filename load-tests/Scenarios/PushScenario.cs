using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;

namespace Ioc.LoadTests.Scenarios;

/// <summary>
/// Scenario `push`: events through the Kafka protocol to the running program while viewers watch its hub. Measures from a marker handed to the
/// producer to the board that shows it, at each viewer; all clocks are this process's.
/// </summary>
internal static class PushScenario
{
    private const double GoalMilliseconds = 500;
    private const double ShareOfRate = 0.98;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    public static async Task<Result> RunAsync(LoadOptions options)
    {
        var load = new LoadSimulation.Inject(LoadOptions.Or(options.Rate, 2_000), TimeSpan.FromSeconds(LoadOptions.Or(options.Seconds, 60)));
        int viewers = LoadOptions.Or(options.Viewers, 10);
        var result = new Result("push", $"./ioc load push --rate {load.Rate} --seconds {load.During.TotalSeconds:0} --viewers {viewers}");
        Profile profile = Sources.Profile();
        var markers = new Markers(profile.Units.First(u => u.Kind == UnitKind.Commune).Code, profile.Procedures[0].Code);
        Step produce = new("produce → acknowledged"), province = new("produce → Board of the province"), commune = new("produce → Board of the commune");

        await using RunningProgram program = await RunningProgram.StartAsync();
        using var sender = new KafkaSender(program.Broker, produce);
        var watching = new List<BoardViewer>();
        for (int i = 0; i < viewers; i++)
        {
            watching.Add(i % 2 == 0
                ? await BoardViewer.ConnectAsync(program, "province", markers, province)
                : await BoardViewer.ConnectAsync(program, "commune:" + markers.Commune, markers, commune));
        }

        var phase = new Phase(TimeProvider.System.GetTimestamp(), load.During);
        Task<MeasuredUsage> usage = MeasuredUsage.OfAsync(program, phase);
        Task work = Task.WhenAll(Task.Run(() => EventInjection.RunAsync(profile, load, phase, sender)), Task.Run(() => EventInjection.MarkAsync(markers, phase, sender)));
        await ScenarioReport.WatchAsync("push: " + load, () => phase + $", {sender.Acknowledged:N0} events acknowledged", [produce, province, commune], work);
        await LastSeenAsync(watching, markers);
        foreach (BoardViewer viewer in watching)
        {
            viewer.CountUnseen();
            await viewer.DisposeAsync();
        }

        StepStatistics[] steps = [produce.Statistics(), province.Statistics(), commune.Statistics()];
        double sent = steps[0].Ok / load.During.TotalSeconds;
        result.Say($"scenario push; load simulation: {load}, after a warm-up of {LoadSimulation.WarmUp.TotalSeconds:0} s; {viewers} hub viewers, half of the province and half of one commune");
        result.Say($"really sent: {sent:N0} events/s through the Kafka protocol, four of five of dossiers, one of five of systems; about ten markers a second at random moments");
        result.Say($"{await usage}");
        ScenarioReport.Write(result, steps);
        double worst = Math.Max(steps[1].Percentile(99), viewers > 1 ? steps[2].Percentile(99) : 0);
        result.Goal(sent >= load.Rate * ShareOfRate, $"the load was {load.Rate:N0} events/s");
        result.Goal(worst < GoalMilliseconds && steps.All(s => s.Fail == 0), $"p99 under {GoalMilliseconds:0} ms from produce to hub message: {worst:0} ms");
        return result;
    }

    private static async Task LastSeenAsync(List<BoardViewer> viewers, Markers markers)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (viewers.Exists(v => v.Seen < markers.Count) && TimeProvider.System.GetElapsedTime(began) < _patience)
        {
            await Task.Delay(50);
        }
    }
}
