using Ioc.LoadTests.Circuits;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;

namespace Ioc.LoadTests.Scenarios;

/// <summary>
/// Scenario `pages`: officials open pages and leave them open while the province goes on. Each is a real circuit of the server. Measures opening (page fetched, circuit
/// started, first render) and what an open page costs.
/// </summary>
internal static class PagesScenario
{
    private const double GoalKilobytes = 500;
    private const int Parallel = 4;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);

    public static async Task<Result> RunAsync(LoadOptions options)
    {
        var load = new LoadSimulation.KeepConstant(LoadOptions.Or(options.Circuits, 200), TimeSpan.FromSeconds(LoadOptions.Or(options.Seconds, 30)));
        int rate = LoadOptions.Or(options.Rate, 200);
        var result = new Result("pages", $"./ioc load pages --circuits {load.Copies} --rate {rate} --seconds {load.During.TotalSeconds:0}");
        Profile profile = Sources.Profile();
        Step open = new("open the overview: page, circuit, first render"), produce = new("produce → acknowledged");
        await using RunningProgram program = await RunningProgram.StartAsync();
        using Session session = await program.SignInAsync();

        Step warmUp = new("the first ten");
        await using var few = new OpenPages();
        await few.OpenAsync(program, session, 10, 1, warmUp, _patience);
        long before = program.SettledMemory();
        await using var pages = new OpenPages();
        await ScenarioReport.WatchAsync("pages: " + load, () => $"{pages.Count} open", [open], pages.OpenAsync(program, session, load.Copies, Parallel, open, _patience));
        double kilobytes = (program.SettledMemory() - before) / 1024.0 / load.Copies;

        using var sender = new KafkaSender(program.Broker, produce);
        var phase = new Phase(TimeProvider.System.GetTimestamp(), load.During);
        Task<MeasuredUsage> usage = MeasuredUsage.OfAsync(program, phase);
        (long batches, long bytes) began = pages.Rendered;
        await ScenarioReport.WatchAsync("pages: " + load, () => $"{phase}, {pages.Count} open", [open, produce], EventInjection.RunAsync(profile, new LoadSimulation.Inject(rate, load.During), phase, sender));
        (long batches, long bytes) ended = pages.Rendered;
        double seconds = phase.Total.TotalSeconds;

        result.Say($"scenario pages; load simulation: {load}, opened {Parallel} at a time, then left open while {rate:N0} events/s come; protocol-level circuits of the page `/`, all of one administrator");
        result.Say($"{await usage}");
        result.Say($"render batches: {(ended.batches - began.batches) / seconds / load.Copies:0.00} a second a page, {(ended.bytes - began.bytes) / Math.Max(1, ended.batches - began.batches):N0} bytes each");
        ScenarioReport.Write(result, [warmUp.Statistics(), open.Statistics(), produce.Statistics()]);
        foreach (string trouble in pages.Troubles)
        {
            result.Say($"ended early: {trouble}");
        }

        result.Goal(open.Statistics().Ok == load.Copies && pages.Troubles.Count == 0, $"all {load.Copies} pages open and still open at the end");
        result.Goal(kilobytes <= GoalKilobytes, $"at most {GoalKilobytes:0} KB a circuit: {kilobytes:0} KB (growth of the working set, by the pages opened after the first ten)");
        return result;
    }
}
