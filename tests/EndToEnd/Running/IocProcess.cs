using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Running;

/// <summary>The built program in a process of its own, as a user runs it; killed and suspended like one.</summary>
public sealed partial class IocProcess : IAsyncDisposable
{
    public const string IngestKey = "end-to-end-ingest-key-0123456789abcdef";
    public const string ReadKey = "end-to-end-read-key-0123456789abcdef";

    private readonly Process _process;
    private readonly List<string> _output = [];

    private IocProcess(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    public string Url { get; }

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
                return string.Join('\n', _output);
            }
        }
    }

    /// <summary>The one-time sign-in link that it printed; empty before.</summary>
    public string SignInLink => SignIn().Match(Output).Value;

    /// <summary>The broker address that it printed; empty before.</summary>
    public string Broker => BrokerLine().Match(Output).Groups[1].Value;

    public static string ProgramPath
    {
        get
        {
            // tests/EndToEnd/bin/<configuration>/net10.0/ -> src/Dashboard/bin/<configuration>/net10.0/
            var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            string configuration = here.Parent!.Name;
            return Path.Combine(Repository.Root, "src", "Dashboard", "bin", configuration, here.Name, "Ioc.Dashboard.dll");
        }
    }

    /// <summary>Starts `run` on a data directory; with no url given, on a free port. Returns at once.</summary>
    public static IocProcess Start(string data, string? url = null, IReadOnlyList<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        url ??= $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (string argument in (string[])[ProgramPath, "run", "--data", data, "--urls", url, .. arguments ?? []])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["IOC_INGEST_KEY"] = IngestKey;
        start.Environment["IOC_READ_KEY"] = ReadKey;
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var running = new IocProcess(process, url);
        process.OutputDataReceived += (_, line) => running.Keep(line.Data);
        process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Runs a command of the program to its end.</summary>
    public static async Task<(int ExitCode, string Output)> CommandAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts and waits until it is ready; throws with its output when it exits or is not ready in time.</summary>
    public static async Task<IocProcess> StartReadyAsync(string data, string? url = null, IReadOnlyList<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        IocProcess running = Start(data, url, arguments, environment);
        await running.ReadyAsync(TimeSpan.FromMinutes(5));
        return running;
    }

    public async Task ReadyAsync(TimeSpan within)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.TrueAsync(
            async () =>
            {
                if (HasExited)
                {
                    throw new InvalidOperationException($"the program exited with {ExitCode}:\n{Output}");
                }

                try
                {
                    using HttpResponseMessage answer = await http.GetAsync("/health/ready");
                    return answer.StatusCode == HttpStatusCode.OK;
                }
                catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
                {
                    return false;
                }
            },
            within,
            () => $"/health/ready at {Url}; it printed:\n{Output}");
    }

    /// <summary>A client with the ingest or the read key.</summary>
    public HttpClient Client(string key)
    {
        var client = new HttpClient { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

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
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>SIGTERM; returns the exit code and how long it took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> StopAsync()
    {
        var watch = Stopwatch.StartNew();
        await SignalAsync("TERM");
        await _process.WaitForExitAsync();
        return (_process.ExitCode, watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"https?://\S*/sign-in\S*")]
    private static partial Regex SignIn();

    [GeneratedRegex(@"(?i)(?:broker|kafka)\D*?(\d{1,3}(?:\.\d{1,3}){3}:\d+|localhost:\d+)")]
    private static partial Regex BrokerLine();

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (_output)
            {
                _output.Add(line);
            }
        }
    }
}
