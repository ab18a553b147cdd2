using System.Diagnostics;
using Ioc.Tests.Shared;

namespace Ioc.EndToEnd.Running;

/// <summary>A real Caddy between browser and program, by a Caddyfile.</summary>
public sealed class CaddyProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TemporaryFolder _folder;

    private CaddyProcess(Process process, TemporaryFolder folder, string url) => (_process, _folder, Url) = (process, folder, url);

    /// <summary>Path of the program; null where there is none.</summary>
    public static string? Program { get; } = new[] { "/usr/bin/caddy", "/usr/local/bin/caddy" }.FirstOrDefault(File.Exists);

    public string Url { get; }

    /// <summary>As docker-compose.yml runs it, before one dashboard at this address (host:port).</summary>
    public static async Task<CaddyProcess> AsShippedAsync(string dashboard) =>
        await StartAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docker", "Caddyfile")), IocProcess.FreePort(), dashboard);

    /// <summary>Passes everything on to the address; requests of <paramref name="refused"/>, a matcher of Caddy's, are answered 403.</summary>
    public static Task<CaddyProcess> PassingAsync(int port, string to, string? refused = null) =>
        StartAsync(
            $$"""
            {
                admin off
            }
            {$IOC_SITE} {
                {{(refused is null ? "" : $"@refused {refused}\n    respond @refused 403")}}
                reverse_proxy {$IOC_DASHBOARDS}
            }
            """,
            port,
            to);

    private static async Task<CaddyProcess> StartAsync(string caddyfile, int port, string dashboard)
    {
        var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "Caddyfile");
        await File.WriteAllTextAsync(file, caddyfile);
        var start = new ProcessStartInfo(Program!, ["run", "--config", file, "--adapter", "caddyfile"]) { RedirectStandardError = true };
        foreach ((string name, string value) in new[]
        {
            ("IOC_SITE", $"http://127.0.0.1:{port}"), ("IOC_TLS", ""), ("IOC_DASHBOARDS", dashboard), ("IOC_PROXY_PAGES", Path.Combine(Repository.Root, "docker", "pages")),
            ("IOC_PROXY_HTTP_PORT", $"{port}"), ("IOC_PROXY_HEALTH_PORT", $"{IocProcess.FreePort()}"),
            ("HOME", folder.Path), ("XDG_DATA_HOME", folder.Path), ("XDG_CONFIG_HOME", folder.Path),
        })
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        var said = new List<string?>();
        process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        process.BeginErrorReadLine();
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    using HttpResponseMessage answer = await http.GetAsync($"http://127.0.0.1:{port}/health/live");
                    return true;
                }
                catch (HttpRequestException) when (!process.HasExited)
                {
                    return false;
                }
            },
            TimeSpan.FromMinutes(3),
            () => "an answer of Caddy; it said:\n" + string.Join('\n', said));
        return new CaddyProcess(process, folder, $"http://127.0.0.1:{port}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }
}
