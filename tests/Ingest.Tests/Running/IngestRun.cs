using System.Diagnostics;

namespace Ioc.Ingest.Tests.Running;

/// <summary>A command of the worker's program, run to its end in a process of its own.</summary>
public static class IngestRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Its exit code, and all that it said. Command: with its arguments, parted by blanks.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Ioc.Ingest.dll"), .. command.Split(' ')]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Longest);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }
}
