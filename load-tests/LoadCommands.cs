using Ioc.LoadTests.Benchmarks;
using Ioc.LoadTests.Running;
using Ioc.LoadTests.Scenarios;

namespace Ioc.LoadTests;

/// <summary>`./ioc bench NAME... | all` and `./ioc load SCENARIO...`. Exit codes: 0 done, 1 a goal was missed, 2 bad usage or a program that is not installed.</summary>
internal static class LoadCommands
{
    private const int Million = 1_000_000;

    private static readonly Entry[] _benchmarks =
    [
        new("pipeline", "decode, check, ledger and commit through the Kafka protocol, beside a bare consumer", o => PipelineBenchmark.RunAsync(LoadOptions.Or(o.Events, Million))),
        new("replay", "`replay` of events into an empty store", o => ReplayBenchmark.RunAsync(LoadOptions.Or(o.Events, Million))),
        new("pipeline-postgres", "the same on PostgreSQL (a server of its own, every commit on the disk)", o => PipelineBenchmark.RunOnPostgresAsync(LoadOptions.Or(o.Events, Million / 2)), Requirement.Postgres),
        new("influx", "sustained writing into InfluxDB; --seconds 30", o => InfluxBenchmark.RunAsync(o.Seconds), Requirement.Influx),
        new("year", "a year of a mean province rebuilt; --events 9000000", o => YearBenchmark.RunAsync(LoadOptions.Or(o.Events, 9 * Million))),
        new("steps", "processor time of each step that an event takes", o => StepsBenchmark.RunAsync(LoadOptions.Or(o.Events, Million))),
        new("history", "90 days of history at a first start", _ => HistoryBenchmark.RunAsync()),
        new("report", "figures and documents of a month of a million dossiers", o => ReportBenchmark.RunAsync(LoadOptions.Or(o.Events, Million))),
        new("country", "the pages over the whole country: 3,321 communes as one profile", _ => CountryBenchmark.RunAsync()),
        new("restart", "from start to ready with a million open dossiers, SQLite and PostgreSQL", o => RestartBenchmark.RunAsync(LoadOptions.Or(o.Events, Million)), Requirement.Postgres),
        new("memory", "bytes an open dossier takes in the ledger", o => MemoryBenchmark.RunAsync(LoadOptions.Or(o.Events, Million))),
    ];

    private static readonly Entry[] _scenarios =
    [
        new("push", "from an event produced to the hub message that shows it; --rate 2000 --seconds 60 --viewers 10", PushScenario.RunAsync),
        new("pages", "open pages (real circuits); --circuits 200 --rate 200 --seconds 30", PagesScenario.RunAsync),
        new("province", "all at once, with a browser that says when it painted; --rate 2000 --seconds 60 --viewers 2000 --circuits 200", ProvinceScenario.RunAsync, Requirement.Chromium),
        new("kafka", "events through the Kafka protocol until committed, beside HTTP; --rate 10000 --seconds 30", KafkaScenario.RunAsync),
        new("day", "ten pages left open over an accelerated day: flat memory; --speed 480 --seconds 180", DayScenario.RunAsync),
        new("http", "batches of 100 over the HTTP API, durable when answered; --senders 8 --seconds 30", HttpScenario.RunAsync),
        new("national", "dossiers with their courses through the national synchronisation, then all of them again; --events 200000 (dossiers) --senders 4", NationalScenario.RunAsync),
        new("failover", "a worker killed under load, until its communes are live again; --senders 2", FailoverScenario.RunAsync, Requirement.Kafka),
    ];

    /// <summary>Whatever has a goal, one after the other in one run; those of several machines first.</summary>
    private static readonly string[] _goals =
        ["pipeline-postgres", "influx", "restart", "pages", "province", "failover", "country", "day", "year", "kafka", "push", "national", "pipeline", "replay", "memory", "report"];

    public static async Task<int> RunAsync(string[] args)
    {
        string[] names = [.. args.Skip(1).TakeWhile(arg => !arg.StartsWith('-'))];
        Entry[] known = args.FirstOrDefault() == "load" ? _scenarios : _benchmarks;
        Entry[] wanted = names is ["all"] ? known
            : names is ["goals"] ? [.. _goals.Select(goal => _benchmarks.Concat(_scenarios).Single(entry => entry.Name == goal))]
            : [.. known.Where(entry => names.Contains(entry.Name, StringComparer.Ordinal))];
        if (args is ["bench"] or ["load"])
        {
            List(Console.Out);
            return 0;
        }

        if (args.FirstOrDefault() is not ("bench" or "load") || names.Length == 0 || (names is not (["all"] or ["goals"]) && wanted.Length != names.Length)
            || LoadOptions.Parse(args.AsSpan(1 + names.Length)) is not { } options)
        {
            List(Console.Error);
            return 2;
        }

        string[] missing = [.. wanted.Where(entry => entry.Needs is { IsThere: false }).Select(entry => $"{entry.Name} needs {entry.Needs}")];
        if (missing.Length > 0)
        {
            Array.ForEach(missing, Console.Error.WriteLine);
            return 2;
        }

        var results = new List<Result>();
        foreach (Entry entry in wanted)
        {
            results.Add(await entry.RunAsync(options));
            Show(results[^1], options.Save);
            if (names is ["goals"])
            {
                // After each, so that what was measured is kept when the run is cut short.
                Show(Summary(results), options.Save);
            }
        }

        return results.TrueForAll(result => result.GoalsMet) ? 0 : 1;
    }

    private static void Show(Result result, bool save)
    {
        Console.WriteLine(result.Text);
        if (save)
        {
            result.Save();
        }
    }

    /// <summary>Every goal of the run on one page.</summary>
    private static Result Summary(IEnumerable<Result> results)
    {
        var summary = new Result("goals", "./ioc load goals");
        summary.Table(
            ["goal, and what was measured", "", "command"],
            from result in results from goal in result.Goals select (IReadOnlyList<string>)[goal.Words, goal.Met ? "met" : "**MISSED**", $"`{result.Command}`"]);
        return summary;
    }

    private static void List(TextWriter to)
    {
        to.WriteLine("./ioc bench NAME...|all [--events N] [--save]");
        Array.ForEach(_benchmarks, entry => to.WriteLine($"  {entry.Name,-18} {entry.What}"));
        to.WriteLine("./ioc load SCENARIO...|all [--seconds N] [--save]     starts the program by itself, with data of its own");
        Array.ForEach(_scenarios, entry => to.WriteLine($"  {entry.Name,-18} {entry.What}"));
        to.WriteLine("./ioc load goals          whatever has a goal, in one run, and results/goals.md");
        to.WriteLine("--save writes load-tests/results/NAME.md and NAME.html. Exit code 1: a goal was missed.");
    }

    private sealed record Entry(string Name, string What, Func<LoadOptions, Task<Result>> RunAsync, Requirement? Needs = null);
}
