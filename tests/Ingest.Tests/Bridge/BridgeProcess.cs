using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Ingest.Tests.Bridge;

/// <summary>`./ioc bridge` in a process of its own, as the program runs it. Dispose kills it.</summary>
internal sealed class BridgeProcess : IDisposable
{
    private static readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    private readonly Process _process;
    private readonly string _url = $"http://127.0.0.1:{FreePort.Next()}";
    private readonly Task<string> _output, _errors;

    public BridgeProcess(IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Ioc.Ingest.dll"), "bridge", "--urls", _url]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        (_output, _errors) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
    }

    /// <summary>What /health/ready answers; null: nothing yet.</summary>
    public async Task<JsonElement?> HealthAsync()
    {
        _process.HasExited.ShouldBeFalse("it runs until it is told to end");
        try
        {
            using HttpResponseMessage answer = await _http.GetAsync(_url + "/health/ready");
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Waits until its health is so.</summary>
    public async Task<JsonElement> ShowsAsync(string what, Func<JsonElement, bool> good) =>
        (await Eventually.Is(what, HealthAsync, seen => seen is { } health && good(health), TimeSpan.FromMinutes(5)))!.Value;

    public Task ReadyAsync() => ShowsAsync("a ready bridge", health => health.GetProperty("status").GetString() == "ready");

    public Task<string> MetricsAsync() => _http.GetStringAsync(_url + "/metrics");

    /// <summary>kill -9; all that it said.</summary>
    public async Task<string> KillAsync()
    {
        _process.Kill();
        return await EndAsync();
    }

    /// <summary>SIGTERM: its exit code, and all that it said.</summary>
    public async Task<(int Code, string Said)> StopAsync()
    {
        await ServerProcess.RunAsync(null, "kill", "-TERM", $"{_process.Id}");
        string said = await EndAsync();
        return (_process.ExitCode, said);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<string> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _process.WaitForExitAsync(limit.Token);
        return await _output + await _errors;
    }
}
