using System.Net;

namespace Ioc.Tests.Shared.Servers;

/// <summary>A real InfluxDB 1.x on a free port with a temporary directory; its administrator is `ioc` with password `mật khẩu`.</summary>
public sealed class InfluxServer : IAsyncDisposable
{
    private const string Config =
        """
        reporting-disabled = true
        bind-address = "127.0.0.1:RPC"
        [meta]
          dir = "FOLDER/meta"
        [data]
          dir = "FOLDER/data"
          wal-dir = "FOLDER/wal"
        [monitor]
          store-enabled = false
        [http]
          bind-address = "127.0.0.1:PORT"
          auth-enabled = true
          log-enabled = false
        """;

    private static readonly Lazy<Task<InfluxServer>> _shared = new(StartAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-influx-").FullName;
    private ServerProcess? _process;

    private InfluxServer()
    {
    }

    public const string User = "ioc";
    public const string Password = "mật khẩu";

    /// <summary>The server's program; null when InfluxDB is not installed.</summary>
    public static string? Program { get; } = new[] { "/usr/bin/influxd", "/usr/local/bin/influxd" }.FirstOrDefault(File.Exists);

    public int Port { get; } = FreePort.Next();

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>One for all tests of the process; each takes a database of its own.</summary>
    public static Task<InfluxServer> SharedAsync() => _shared.Value;

    public static async Task<InfluxServer> StartAsync()
    {
        var server = new InfluxServer();
        string config = Config.Replace("FOLDER", server._folder, StringComparison.Ordinal)
            .Replace("RPC", $"{FreePort.Next()}", StringComparison.Ordinal).Replace("PORT", $"{server.Port}", StringComparison.Ordinal);
        await File.WriteAllTextAsync(server.ConfigFile, config);
        await server.ResumeAsync();
        using var http = new HttpClient { BaseAddress = server.Url };
        using HttpResponseMessage made = await http.PostAsync(
            "query", new FormUrlEncodedContent([new("q", $"CREATE USER {User} WITH PASSWORD '{Password}' WITH ALL PRIVILEGES")]));
        return made.StatusCode == HttpStatusCode.OK ? server : throw new InvalidOperationException(await made.Content.ReadAsStringAsync());
    }

    public void Stop()
    {
        _process?.StopAndKeep();
        _process = null;
    }

    public async Task ResumeAsync() => _process = await ServerProcess.StartAsync(
        null, _folder, Port, Program ?? throw new InvalidOperationException("InfluxDB is not installed (Debian: influxdb)."), "-config", ConfigFile);

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        _process = null;
        return ValueTask.CompletedTask;
    }

    private string ConfigFile => Path.Combine(_folder, "influxdb.conf");
}
