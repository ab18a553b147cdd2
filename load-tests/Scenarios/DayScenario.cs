using System.Globalization;
using Ioc.LoadTests.Circuits;
using Ioc.LoadTests.Running;
using Ioc.Metrics.Profiles;

namespace Ioc.LoadTests.Scenarios;

/// <summary>
/// Scenario `day`: ten pages stay open while the simulated province lives a day at a multiple of its pace. After each full collection the managed heap is read; over the
/// second half of the day it must be flat: what grows with time or with updates would be a leak.
/// </summary>
internal static class DayScenario
{
    private const int SecondsOfDay = 86_400;
    private const double GoalShare = 0.05, GoalMebibytes = 8;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60), _between = TimeSpan.FromSeconds(6), _reload = TimeSpan.FromSeconds(10);

    public static async Task<Result> RunAsync(LoadOptions options)
    {
        int speed = LoadOptions.Or(options.Speed, 480), seconds = LoadOptions.Or(options.Seconds, SecondsOfDay / speed);
        var result = new Result("day", $"./ioc load day --speed {speed} --seconds {seconds}");
        Profile profile = Sources.Profile();
        string[] paths =
        [
            "/", "/communes", $"/communes/{profile.Units.First(unit => unit.Kind == UnitKind.Commune).Code}", "/map", "/procedures", "/systems", $"/systems/{profile.Systems[0].Id}",
            "/incidents", "/dossiers", "/data-quality",
        ];
        await using RunningProgram program = await RunningProgram.StartAsync(
            ["--speed", speed.ToString(CultureInfo.InvariantCulture)],
            new Dictionary<string, string> { ["Ioc__Simulator__HistoryDays"] = "14" });
        using Session session = await program.SignInAsync();
        var circuits = new List<Circuit>();
        var reloaded = new List<string>();
        foreach (string path in paths)
        {
            using var limit = new CancellationTokenSource(_patience);
            try
            {
                circuits.Add(await Circuit.OpenAsync(session.Browser, program.Site, session.Cookie, path, limit.Token));
            }
            catch (IOException problem) when (problem.InnerException is InvalidDataException)
            {
                // A page without a circuit.
                reloaded.Add(path);
            }
        }

        var phase = new Phase(TimeProvider.System.GetTimestamp(), TimeSpan.FromSeconds(seconds));
        List<(double Second, double Heap, double WorkingSet)> samples = [];
        Task<long> reloading = ReloadAsync(session, reloaded, phase);
        await ScenarioReport.WatchAsync($"day: speed {speed}", () => $"{phase}, {samples.Count} collections, {(samples.Count == 0 ? 0 : samples[^1].Heap):0.0} MiB", [], SampleAsync(program, phase, samples));
        long reloads = await reloading;
        (long batches, long bytes) = (circuits.Sum(circuit => circuit.Rendered.Batches), circuits.Sum(circuit => circuit.Rendered.Bytes));
        string[] troubles = [.. circuits.Select(circuit => circuit.Trouble).OfType<string>().Distinct()];
        foreach (Circuit circuit in circuits)
        {
            await circuit.DisposeAsync();
        }

        (double Second, double Heap, double WorkingSet)[] half = [.. samples.Where(sample => sample.Second >= phase.Total.TotalSeconds / 2)];
        (double growth, double mean) = (Slope(half) * phase.Total.TotalSeconds / 2, half.Average(sample => sample.Heap));
        result.Say($"scenario day; the simulated province at {speed} times its pace for {seconds} s ({speed * (double)seconds / 3600:0.0} h of its day), 14 days of history; {circuits.Count} circuits, and {reloaded.Count} pages without one, loaded again every {_reload.TotalSeconds:0} s: {string.Join(' ', paths)}");
        result.Say($"{batches:N0} render batches of {bytes / Math.Max(1, batches):N0} bytes, {reloads:N0} reloads; {samples.Count} full collections, one every {_between.TotalSeconds:0} s or so");
        result.Table(["second", "managed heap MiB", "working set MiB"], samples.Select(sample => (IReadOnlyList<string>)[.. new[] { sample.Second, sample.Heap, sample.WorkingSet }.Select(value => value.ToString("0.0", CultureInfo.InvariantCulture))]));
        foreach (string trouble in troubles)
        {
            result.Say($"ended early: {trouble}");
        }

        result.Goal(troubles.Length == 0 && circuits.Count + reloaded.Count == paths.Length, $"all {paths.Length} pages stayed open");
        result.Goal(growth <= Math.Max(GoalMebibytes, GoalShare * mean), $"flat memory over the second half: {growth:+0.0;-0.0} MiB ({growth / mean:+0.0 %;-0.0 %}) on {mean:0.0} MiB of managed heap after collection (straight line through {half.Length} samples; goal {GoalShare:0 %} or {GoalMebibytes:0} MiB)");
        return result;
    }

    private static async Task SampleAsync(RunningProgram program, Phase phase, List<(double Second, double Heap, double WorkingSet)> samples)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!phase.Over)
        {
            await Task.Delay(_between);
            samples.Add((TimeProvider.System.GetElapsedTime(began).TotalSeconds, await program.CollectedHeapAsync() / 1048576.0, program.Usage.WorkingSet / 1048576.0));
        }
    }

    /// <summary>As people do who keep a list open.</summary>
    private static async Task<long> ReloadAsync(Session session, List<string> paths, Phase phase)
    {
        long reloads = 0;
        while (!phase.Over)
        {
            foreach (string path in paths)
            {
                _ = await session.Browser.GetStringAsync(path);
                reloads++;
            }

            await Task.Delay(_reload);
        }

        return reloads;
    }

    /// <summary>MiB a second of the straight line that fits best.</summary>
    private static double Slope(IReadOnlyCollection<(double Second, double Heap, double WorkingSet)> samples)
    {
        double x = samples.Average(sample => sample.Second), y = samples.Average(sample => sample.Heap);
        double spread = samples.Sum(sample => (sample.Second - x) * (sample.Second - x));
        return spread == 0 ? 0 : samples.Sum(sample => (sample.Second - x) * (sample.Heap - y)) / spread;
    }
}
