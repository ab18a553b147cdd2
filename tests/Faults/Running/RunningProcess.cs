using System.Diagnostics;
using System.Globalization;
using Ioc.Tests.Shared;

namespace Ioc.Faults.Running;

/// <summary>One of our programs in a process of its own; killed and suspended like one.</summary>
public sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<(DateTimeOffset At, string Text)> _output = [];

    private RunningProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Everything that it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output.Select(line => line.Text));
            }
        }
    }

    /// <summary>The same, each line with the time (UTC) at which it came.</summary>
    public string Log
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.At:HH:mm:ss.fff} {line.Text}")));
            }
        }
    }

    /// <summary>Its last lines.</summary>
    public string Tail => string.Join('\n', Log.Split('\n').TakeLast(25));

    /// <summary>Path of a built program beside this test's own build.</summary>
    public static string Program(string folder, string assembly)
    {
        // tests/Faults/bin/<configuration>/net10.0/
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(Repository.Root, folder, "bin", here.Parent!.Name, here.Name, assembly + ".dll");
    }

    public static RunningProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_gcServer"] = "0";
        var process = new Process { StartInfo = start };
        var running = new RunningProcess(process);
        process.OutputDataReceived += (_, line) => running.Keep(line.Data);
        process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    public void Tell(string line) => _process.StandardInput.WriteLine(line);

    /// <summary>The first line that it prints which begins so; throws with its output when it exits.</summary>
    public Task<string> PrintsAsync(string beginning) => Eventually.Is(
        $"a line \"{beginning}…\"",
        () =>
        {
            lock (_output)
            {
                string? line = _output.Find(each => each.Text.StartsWith(beginning, StringComparison.Ordinal)).Text;
                return line is null && HasExited ? throw new InvalidOperationException($"exited with {ExitCode}:\n{Output}") : Task.FromResult(line ?? "");
            }
        },
        line => line.Length > 0,
        TimeSpan.FromSeconds(60));

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>SIGTERM; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (_output)
            {
                _output.Add((TimeProvider.System.GetUtcNow(), line));
            }
        }
    }
}
