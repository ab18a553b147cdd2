using Npgsql;

namespace Ioc.Tests.Shared.Servers;

/// <summary>A real PostgreSQL on a free port with a temporary directory, as a user that is not root. It forgets what a power failure would take: it is for tests.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> _shared = new(() => StartAsync());

    private readonly string _folder;
    private readonly string? _user;
    private ServerProcess? _process;
    private bool _durable;

    private PostgresServer(string folder, string? user)
    {
        _folder = folder;
        _user = user;
    }

    /// <summary>Folder of the server's programs; null when PostgreSQL is not installed.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max()
        : null;

    public int Port { get; } = FreePort.Next();

    /// <summary>One for all tests of the process; each takes a schema of its own.</summary>
    public static Task<PostgresServer> SharedAsync() => _shared.Value;

    /// <summary>Durable: what is committed outlasts a power failure (for measuring).</summary>
    public static async Task<PostgresServer> StartAsync(bool durable = false)
    {
        string bin = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed (Debian: postgresql).");
        string folder = Directory.CreateTempSubdirectory("ioc-postgres-").FullName;
        string? user = Environment.IsPrivilegedProcess ? "postgres" : null;
        if (user is not null)
        {
            await ServerProcess.RunAsync(null, "chown", user, folder);
        }

        var server = new PostgresServer(folder, user) { _durable = durable };
        await ServerProcess.RunAsync(user, Path.Combine(bin, "initdb"), "-D", server.Data, "-U", "ioc", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.ResumeAsync();
        return server;
    }

    /// <summary>A connection string for a schema, which is made.</summary>
    public async Task<string> SchemaAsync(string schema)
    {
        await ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS \"{schema}\"");
        return Connection($"Search Path={schema}");
    }

    /// <summary>Runs SQL as the server's administrator.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection("Pooling=false"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public string Connection(string more) => $"Host=127.0.0.1;Port={Port};Username=ioc;Database=postgres;{more}";

    /// <summary>Stops the server as if the machine went down; what was committed stays.</summary>
    public async Task StopAsync()
    {
        await ServerProcess.RunAsync(_user, Path.Combine(Programs!, "pg_ctl"), "stop", "-D", Data, "-m", "immediate");
        _process?.StopAndKeep();
        _process = null;
    }

    public async Task ResumeAsync()
    {
        _process = await ServerProcess.StartAsync(
            _user, _folder, Port, Path.Combine(Programs!, "postgres"), "-D", Data, "-p", $"{Port}", "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=", "-c", $"fsync={(_durable ? "on" : "off")}", "-c", "max_connections=300", "-c", "shared_buffers=64MB");
        await ReadyAsync();
    }

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        _process = null;
        return ValueTask.CompletedTask;
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>It listens before it serves: "the database system is starting up" is waited out.</summary>
    private Task ReadyAsync() => Eventually.Succeeds<bool, NpgsqlException>(
        async () =>
        {
            await ExecuteAsync("SELECT 1");
            return true;
        });
}
