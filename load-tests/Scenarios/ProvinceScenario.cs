using Ioc.EndToEnd.Running;
using Ioc.LoadTests.Circuits;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;

namespace Ioc.LoadTests.Scenarios;

/// <summary>
/// Scenario `province`: all at once on one machine. Events through the Kafka protocol, hub viewers, open pages, and a real browser with the wall, which says when a
/// figure is on the screen.
/// </summary>
internal static class ProvinceScenario
{
    private const double GoalMilliseconds = 500;
    private const double GoalViewerKilobytes = 100;
    private const double ShareOfRate = 0.98;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);

    public static async Task<Result> RunAsync(LoadOptions options)
    {
        var load = new LoadSimulation.Inject(LoadOptions.Or(options.Rate, 2_000), TimeSpan.FromSeconds(LoadOptions.Or(options.Seconds, 60)));
        int viewers = LoadOptions.Or(options.Viewers, 2_000), circuits = LoadOptions.Or(options.Circuits, 200);
        var result = new Result("province", $"./ioc load province --rate {load.Rate} --seconds {load.During.TotalSeconds:0} --viewers {viewers} --circuits {circuits}");
        Profile profile = Sources.Profile();
        var markers = new Markers(profile.Units.First(u => u.Kind == UnitKind.Commune).Code, profile.Procedures[0].Code);
        Step produce = new("produce → acknowledged"), board = new("produce → Board at a viewer"), paint = new("produce → painted by the browser"), open = new("open a page");

        await using RunningProgram program = await RunningProgram.StartAsync();
        using Session session = await program.SignInAsync();
        await using PaintWatch? browser = PaintWatch.Chromium is null ? null : await PaintWatch.OpenAsync(program, session.Cookie);
        await using var pages = new OpenPages();
        await ScenarioReport.WatchAsync("province: pages", () => $"{pages.Count} of {circuits} open", [open], pages.OpenAsync(program, session, circuits, 4, open, _patience));
        long before = program.SettledMemory();
        var watching = new List<LightViewer>(viewers);
        for (int i = 0; i < viewers; i++)
        {
            watching.Add(await LightViewer.ConnectAsync(program.Hub, IocProcess.ReadKey, "province", markers, board));
        }

        double kilobytes = (program.SettledMemory() - before) / 1024.0 / viewers;
        using var sender = new KafkaSender(program.Broker, produce);
        var phase = new Phase(TimeProvider.System.GetTimestamp(), load.During);
        Task<MeasuredUsage> usage = MeasuredUsage.OfAsync(program, phase);
        Task work = Task.WhenAll(Task.Run(() => EventInjection.RunAsync(profile, load, phase, sender)), Task.Run(() => EventInjection.MarkAsync(markers, phase, sender)));
        await ScenarioReport.WatchAsync("province: " + load, () => $"{phase}, {watching.Count(v => v.IsOpen):N0} viewers, {pages.Count} pages", [produce, board], work);
        await LastSeenAsync(watching, markers);
        if (browser is not null)
        {
            await browser.MeasureAsync(markers, paint);
        }

        int still = watching.Count(viewer => viewer.IsOpen);
        foreach (LightViewer viewer in watching)
        {
            await viewer.DisposeAsync();
        }

        StepStatistics[] steps = [produce.Statistics(), board.Statistics(), paint.Statistics(), open.Statistics()];
        double sent = steps[0].Ok / load.During.TotalSeconds;
        result.Say($"scenario province; load simulation: {load}, after a warm-up of {LoadSimulation.WarmUp.TotalSeconds:0} s; {viewers:N0} hub viewers of the province, {circuits} circuits of the page `/`, one Chromium with the wall (1920x1080, software rendering), all on this machine");
        result.Say($"really sent: {sent:N0} events/s through the Kafka protocol; about ten markers a second at random moments; {still:N0} viewers and {pages.Count} pages there at the end");
        result.Say($"{await usage}");
        ScenarioReport.Write(result, steps);
        result.Goal(sent >= load.Rate * ShareOfRate, $"the load was {load.Rate:N0} events/s");
        result.Goal(steps[2].Percentile(99) < GoalMilliseconds && steps[2].Fail == 0, $"produce to browser paint p99 under {GoalMilliseconds:0} ms: {steps[2].Percentile(99):0} ms");
        result.Goal(still == viewers && pages.Count == circuits && pages.Troubles.Count == 0, $"nobody was lost");
        result.Goal(kilobytes <= GoalViewerKilobytes, $"at most {GoalViewerKilobytes:0} KB a hub viewer: {kilobytes:0} KB (growth of the working set)");
        return result;
    }

    private static async Task LastSeenAsync(List<LightViewer> viewers, Markers markers)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (viewers.Exists(v => v.IsOpen && v.Seen < markers.Count) && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(10))
        {
            await Task.Delay(50);
        }
    }
}
