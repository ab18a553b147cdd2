using System.Globalization;
using Ioc.LoadTests.Benchmarks;
using Ioc.LoadTests.Running;

namespace Ioc.LoadTests;

/// <summary>`./ioc bench [NAME] [--events N] [--save]` and `./ioc load SCENARIO`. Exit codes: 0 done, 1 a goal was missed, 2 bad usage.</summary>
internal static class LoadCommands
{
    private static readonly Dictionary<string, Func<int, Task<Result>>> _benchmarks = new(StringComparer.Ordinal)
    {
        ["pipeline"] = events => PipelineBenchmark.RunAsync(events),
        ["replay"] = events => ReplayBenchmark.RunAsync(events),
        ["steps"] = events => StepsBenchmark.RunAsync(events),
        ["history"] = _ => HistoryBenchmark.RunAsync(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        string[] names = [.. args.Skip(1).TakeWhile(arg => !arg.StartsWith('-'))];
        if (args.Length == 0 || args[0] is not ("bench" or "load") || (args[0] == "load" && names.Length == 0)
            || names.Any(name => !_benchmarks.ContainsKey(name)) || !TryEvents(args, out int events))
        {
            await Console.Error.WriteLineAsync($"""
                ./ioc bench [NAME...] [--events N] [--save]    all benchmarks, or those named: {string.Join(", ", _benchmarks.Keys)}
                ./ioc load SCENARIO [--events N] [--save]      the same by name
                """);
            return 2;
        }

        bool met = true;
        foreach (string name in names.Length == 0 ? [.. _benchmarks.Keys] : names)
        {
            Result result = await _benchmarks[name](events);
            Console.WriteLine(result.Text);
            if (args.Contains("--save"))
            {
                result.Save();
            }

            met &= result.GoalsMet;
        }

        return met ? 0 : 1;
    }

    private static bool TryEvents(string[] args, out int events)
    {
        events = 1_000_000;
        int flag = Array.IndexOf(args, "--events");
        return flag < 0 || (flag + 1 < args.Length && int.TryParse(args[flag + 1], NumberStyles.None, CultureInfo.InvariantCulture, out events) && events > 0);
    }
}
