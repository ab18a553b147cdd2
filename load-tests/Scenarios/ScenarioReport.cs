using System.Globalization;
using Ioc.LoadTests.Running;
using Spectre.Console;

namespace Ioc.LoadTests.Scenarios;

/// <summary>A scenario's steps as a table: live on the console while it runs, and in its result.</summary>
internal static class ScenarioReport
{
    private static readonly string[] _columns = ["step", "ok", "fail", "mean ms", "p50", "p75", "p95", "p99", "max"];
    private static readonly TimeSpan _refresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _line = TimeSpan.FromSeconds(10);

    /// <summary>Shows the steps until the work is done: a table that moves on a terminal, a line every ten seconds elsewhere.</summary>
    public static async Task WatchAsync(string title, Func<string> caption, IReadOnlyList<Step> steps, Task work)
    {
        if (Console.IsOutputRedirected)
        {
            while (await Task.WhenAny(work, Task.Delay(_line)) != work)
            {
                Console.WriteLine($"{title}: {caption()}");
            }
        }
        else
        {
            await AnsiConsole.Live(Table(title, caption(), steps)).StartAsync(async live =>
            {
                do
                {
                    live.UpdateTarget(Table(title, caption(), steps));
                }
                while (await Task.WhenAny(work, Task.Delay(_refresh)) != work);
            });
        }

        await work;
    }

    /// <summary>Adds the steps to the result as a Markdown table, and what failed by status.</summary>
    public static void Write(Result result, IEnumerable<StepStatistics> steps)
    {
        StepStatistics[] all = [.. steps];
        result.Table(_columns, all.Select(Cells));
        foreach (StepStatistics step in all)
        {
            foreach ((string status, long times) in step.Failures)
            {
                result.Say($"{step.Name}: failed {times:N0} times with {status}");
            }
        }
    }

    private static Table Table(string title, string caption, IEnumerable<Step> steps)
    {
        Table table = new Table().Title(Markup.Escape(title)).Caption(Markup.Escape(caption)).RoundedBorder();
        foreach (string column in _columns)
        {
            table.AddColumn(column, c => c.Alignment = column == "step" ? Justify.Left : Justify.Right);
        }

        foreach (Step step in steps)
        {
            table.AddRow([.. Cells(step.Statistics()).Select(Markup.Escape)]);
        }

        return table;
    }

    private static string[] Cells(StepStatistics step) =>
    [
        step.Name, Number(step.Ok, "N0"), Number(step.Fail, "N0"), Number(step.Mean, "0.0"), .. ((double[])[50, 75, 95, 99]).Select(p => Number(step.Percentile(p), "0.0")), Number(step.Max, "0.0"),
    ];

    private static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);
}
