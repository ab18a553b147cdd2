using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Naive;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Faults.Running;

/// <summary>
/// A province as it runs on several machines, each a process here: librdkafka's mock cluster, a real PostgreSQL, workers and dashboards, with a faulty proxy
/// before each server. The load knows what it was promised; the judge compares every figure of every unit with the naive recomputation.
/// </summary>
public sealed class Topology : IAsyncLifetime
{
    /// <summary>After this long without a sign of life Kafka takes a worker for dead (the least that a cluster allows).</summary>
    public static readonly TimeSpan SessionTimeout = TimeSpan.FromSeconds(6);
    private const int Partitions = 8;
    private const string IngestKey = "faults-ingest-key-0123456789abcdef", ReadKey = "faults-read-key-0123456789abcdef";

    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-faults-").FullName;
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private readonly Dictionary<RunningProcess, string> _urls = [];
    private RunningProcess? _broker;
    private readonly Dictionary<RunningProcess, string> _names = [];
    private int _started;

    public Profile Profile { get; } = Repository.LoadProfile();

    public LocalDay Today { get; } = Instant.From(TimeProvider.System.GetUtcNow()).Day;

    public PostgresServer Postgres { get; private set; } = null!;

    public FaultyProxy PostgresLine { get; private set; } = null!;

    public FaultyProxy BrokerLine { get; private set; } = null!;

    public List<RunningProcess> Workers { get; } = [];

    public List<RunningProcess> Dashboards { get; } = [];

    /// <summary>Loads that are not in the naive recomputation yet.</summary>
    public List<Load> Loads { get; } = [];

    public NaiveRecomputation Naive { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Naive = new NaiveRecomputation(Profile);
        Postgres = await PostgresServer.StartAsync();
        await Postgres.SchemaAsync("faults");
        PostgresLine = new FaultyProxy(Postgres.Port);
        await StartBrokerAsync();
        _environment["Ioc__Kafka__BootstrapServers"] = $"127.0.0.1:{BrokerLine.Port}";
        _environment["Ioc__Kafka__CreateTopics"] = "false";
        _environment["Ioc__Kafka__Partitions"] = Partitions.ToString(CultureInfo.InvariantCulture);
        _environment["Ioc__Kafka__SessionTimeoutSeconds"] = SessionTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        _environment["Ioc__Store__Kind"] = "postgres";
        _environment["Ioc__Store__ConnectionString"] =
            $"Host=127.0.0.1;Port={PostgresLine.Port};Username=ioc;Database=postgres;Search Path=faults;Timeout=5;Command Timeout=5;Maximum Pool Size=20";
        _environment["IOC_INGEST_KEY"] = IngestKey;
        _environment["IOC_READ_KEY"] = ReadKey;
        await Task.WhenAll(StartWorkerAsync(), StartWorkerAsync(), StartDashboardAsync(), StartDashboardAsync());
        await LiveAsync();
    }

    public async Task DisposeAsync()
    {
        string logs = Path.Combine(Repository.Root, "artifacts", "faults");
        Directory.CreateDirectory(logs);
        foreach ((RunningProcess process, string name) in _names)
        {
            await File.WriteAllTextAsync(Path.Combine(logs, name + ".log"), (process.HasExited ? "had exited\n" : "") + process.Output);
            await process.DisposeAsync();
        }

        BrokerLine.Dispose();
        PostgresLine.Dispose();
        await Postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Before each fault: so many workers, no more and no fewer, and figures that are live.</summary>
    public async Task WithWorkersAsync(int count)
    {
        BrokerLine.Delay = PostgresLine.Delay = TimeSpan.Zero;
        foreach (Load left in Loads.ToArray())
        {
            await left.EndAsync(); // of a test that failed: what it sent counts all the same
        }

        while (Workers.Count > count)
        {
            await EndAsync(Workers[^1], worker => worker.StopAsync());
        }

        while (Workers.Count < count)
        {
            await StartWorkerAsync();
        }

        await LiveAsync();
        foreach (RunningProcess worker in Workers)
        {
            await Eventually.Is("a share of the communes", () => ReadinessAsync(worker), OwnsCommunes, TimeSpan.FromSeconds(40));
        }

        await LiveAsync();
    }

    /// <summary>Whether a worker says that it consumes dossiers of some communes.</summary>
    public static bool OwnsCommunes(JsonElement said) =>
        said.TryGetProperty("partitions", out JsonElement partitions) && partitions.TryGetProperty("ioc.procedure-events", out JsonElement count) && count.GetInt32() > 0;

    public async Task<RunningProcess> StartWorkerAsync()
    {
        RunningProcess worker = Start("src/Ingest", "Ioc.Ingest", "ingest", []);
        lock (Workers)
        {
            Workers.Add(worker);
        }

        await worker.PrintsAsync("Ioc ingest");
        return worker;
    }

    public async Task<RunningProcess> StartDashboardAsync()
    {
        RunningProcess dashboard = Start("src/Dashboard", "Ioc.Dashboard", "run", ["--no-simulator"]);
        lock (Dashboards)
        {
            Dashboards.Add(dashboard);
        }

        await dashboard.PrintsAsync("Ioc: http");
        return dashboard;
    }

    /// <summary>Ends a worker in some way and forgets it.</summary>
    public async Task EndAsync(RunningProcess worker, Func<RunningProcess, Task> end)
    {
        Workers.Remove(worker);
        await end(worker);
    }

    public HttpClient Sender(RunningProcess dashboard) => Client(dashboard, IngestKey);

    public HttpClient Reader(RunningProcess dashboard) => Client(dashboard, ReadKey);

    /// <summary>Readiness as a process tells it itself.</summary>
    public async Task<JsonElement> ReadinessAsync(RunningProcess process)
    {
        using var http = new HttpClient { BaseAddress = new Uri(_urls[process]), Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using HttpResponseMessage answer = await http.GetAsync("/health/ready");
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
        {
            return JsonDocument.Parse($$"""{"status":"no answer","source":"{{gone.GetType().Name}}"}""").RootElement;
        }
    }

    /// <summary>Waits until every dashboard says that all partitions are consumed to their end; how long it took.</summary>
    public async Task<TimeSpan> LiveAsync(TimeSpan? within = null)
    {
        long began = TimeProvider.System.GetTimestamp();
        foreach (RunningProcess dashboard in Dashboards)
        {
            await Eventually.Is(
                "live figures",
                () => ReadinessAsync(dashboard),
                said => said.GetProperty("source").GetString() == "live" && said.TryGetProperty("caughtUp", out JsonElement caughtUp) && caughtUp.GetBoolean(),
                within ?? TimeSpan.FromSeconds(60));
        }

        return TimeProvider.System.GetElapsedTime(began);
    }

    /// <summary>Epochs of the partitions of the dossier topic, as the store has them.</summary>
    public async Task<IReadOnlyList<long>> EpochsAsync()
    {
        await using var connection = new Npgsql.NpgsqlConnection(Postgres.Connection("Search Path=faults;Pooling=false"));
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT epoch FROM partitions WHERE topic = 'ioc.procedure-events' ORDER BY partition", connection);
        await using Npgsql.NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        var epochs = new List<long>();
        while (await reader.ReadAsync())
        {
            epochs.Add(reader.GetInt64(0));
        }

        return epochs;
    }

    private static HttpClient Client(string url, string key)
    {
        var client = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private HttpClient Client(RunningProcess dashboard, string key) => Client(_urls[dashboard], key);

    private RunningProcess Start(string folder, string assembly, string command, string[] more)
    {
        string name = $"{command}-{Interlocked.Increment(ref _started)}", url = $"http://127.0.0.1:{FreePort.Next()}";
        RunningProcess process = RunningProcess.Start(
            RunningProcess.Program(folder, assembly), [command, "--data", Path.Combine(_folder, name), "--urls", url, .. more], _environment);
        lock (_urls)
        {
            _urls[process] = url;
            _names[process] = name;
        }

        return process;
    }

    private async Task StartBrokerAsync()
    {
        string[] topics = [$"ioc.procedure-events={Partitions}", $"ioc.system-health={Partitions}", $"ioc.indicator-reports={Partitions}", $"ioc.dead-letters={Partitions}", "ioc.live=4"];
        _broker = RunningProcess.Start(RunningProcess.Program("tests/MockBroker", "Ioc.Tests.MockBroker"), topics, new Dictionary<string, string>());
        _names[_broker] = "broker";
        string bootstrap = await _broker.PrintsAsync("bootstrap ");
        BrokerLine = new FaultyProxy(int.Parse(bootstrap.Split(':')[^1], CultureInfo.InvariantCulture));
        _broker.Tell($"advertise {BrokerLine.Port}");
        (await _broker.PrintsAsync("advertised")).ShouldEndWith(" 0");
    }
}
