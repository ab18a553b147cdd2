using Ioc.Ingest.Replay;
using Spectre.Console;

namespace Ioc.Dashboard.Simulation;

/// <summary>A progress bar on standard error while events are loaded; without a terminal a few lines.</summary>
internal static class LoadProgress
{
    public static async Task<T> ShowAsync<T>(string what, Func<IProgress<ReplayProgress>, Task<T>> load)
    {
        // Out is standard error: Spectre looks at standard output alone to tell whether it writes to a terminal.
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = Console.IsErrorRedirected ? InteractionSupport.No : InteractionSupport.Detect,
            ColorSystem = Console.IsErrorRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        return await console.Progress().StartAsync(async bars =>
        {
            ProgressTask bar = bars.AddTask(Markup.Escape(what), maxValue: 1);
            T result = await load(new Reporter(bar, what));
            bar.Value = 1;
            return result;
        });
    }

    private sealed class Reporter(ProgressTask bar, string what) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value)
        {
            bar.Description = Markup.Escape($"{what}: {value.Step}");
            bar.IsIndeterminate = value.Share is null;
            bar.Value = value.Share ?? 0;
        }
    }
}
