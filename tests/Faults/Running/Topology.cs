using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Ioc.Tests.Shared;
using Ioc.Tests.Shared.Kafka;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Faults.Running;

/// <summary>
/// A province as it runs on several machines, each a process here: a real Apache Kafka, PostgreSQL and InfluxDB, workers and dashboards, with a faulty line
/// before each server.
/// </summary>
public class Topology : IAsyncDisposable
{
    /// <summary>After this long without a sign of life Kafka takes a worker for dead (the least that a cluster allows).</summary>
    public static readonly TimeSpan SessionTimeout = TimeSpan.FromSeconds(6);

    /// <summary>Static members have this long to come back.</summary>
    private static readonly TimeSpan MembersTimeout = TimeSpan.FromSeconds(45);

    /// <summary>Of each topic of events.</summary>
    public const int Partitions = 8;
    private const string IngestKey = "faults-ingest-key-0123456789abcdef", ReadKey = "faults-read-key-0123456789abcdef";

    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-faults-").FullName;
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private readonly Dictionary<RunningProcess, string> _urls = [];
    private readonly Dictionary<RunningProcess, string> _names = [];
    private readonly Dictionary<RunningProcess, string?> _members = [];
    private string _logs = Path.Combine(Repository.Root, "artifacts", "faults");
    private int _started;

    /// <summary>Each of its brokers has a line.</summary>
    public KafkaCluster Cluster { get; private set; } = null!;

    public PostgresServer Postgres { get; private set; } = null!;

    public InfluxServer Influx { get; private set; } = null!;

    public FaultyProxy PostgresLine { get; private set; } = null!;

    public FaultyProxy InfluxLine { get; private set; } = null!;

    public List<RunningProcess> Workers { get; } = [];

    public List<RunningProcess> Dashboards { get; } = [];

    /// <summary>Every worker and dashboard that ever ran, also those that are gone.</summary>
    public IReadOnlyCollection<RunningProcess> Programs => [.. _names.Keys];

    /// <summary>Profile of the programs that start from now on: the folder above it, and its name.</summary>
    public (string Folder, string Name) ProfileOf { get; set; } = (Path.Combine(Repository.Root, "profiles"), "nghe-an");

    /// <summary>Starts servers, two workers and two dashboards, and waits until figures are live.</summary>
    public async Task StartAsync(TopologyOptions options)
    {
        _logs = Path.Combine(Repository.Root, "artifacts", "faults", options.Name);
        Task<KafkaCluster> cluster = KafkaCluster.StartAsync(new KafkaOptions { Brokers = options.Brokers, Lines = true });
        Postgres = await PostgresServer.StartAsync();
        Influx = await InfluxServer.StartAsync();
        await Postgres.SchemaAsync("faults");
        PostgresLine = new FaultyProxy(Postgres.Port);
        InfluxLine = new FaultyProxy(Influx.Port);
        Cluster = await cluster;

        _environment["Ioc__Kafka__BootstrapServers"] = Cluster.Bootstrap;
        _environment["Ioc__Kafka__CreateTopics"] = "true";
        _environment["Ioc__Kafka__Partitions"] = $"{Partitions}";
        _environment["Ioc__Kafka__SessionTimeoutSeconds"] = (options.Members is null ? SessionTimeout : MembersTimeout).TotalSeconds.ToString(CultureInfo.InvariantCulture);
        _environment["Ioc__Store__Kind"] = "postgres";
        _environment["Ioc__Store__ConnectionString"] =
            $"Host=127.0.0.1;Port={PostgresLine.Port};Username=ioc;Database=postgres;Search Path=faults;Timeout=5;Command Timeout=5;Maximum Pool Size=20";
        _environment["Ioc__Series__Kind"] = "influx";
        _environment["Ioc__Series__Url"] = $"http://127.0.0.1:{InfluxLine.Port}";
        _environment["Ioc__Series__User"] = InfluxServer.User;
        _environment["Ioc__Series__Password"] = InfluxServer.Password;
        _environment["Ioc__Series__DaysEverySeconds"] = "5"; // while events come in without a pause, a look each second made InfluxDB the dearest of all these processes
        _environment["IOC_INGEST_KEY"] = IngestKey;
        _environment["IOC_READ_KEY"] = ReadKey;
        await Task.WhenAll(StartWorkerAsync(options.Members?.First), StartWorkerAsync(options.Members?.Second), StartDashboardAsync(), StartDashboardAsync());
        await LiveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Directory.CreateDirectory(_logs);
        foreach ((RunningProcess process, string name) in _names)
        {
            await File.WriteAllTextAsync(Path.Combine(_logs, name + ".log"), (process.HasExited ? "had exited\n" : "") + process.Log);
            await process.DisposeAsync();
        }

        foreach (KafkaBroker broker in Cluster?.Brokers ?? [])
        {
            await File.WriteAllTextAsync(Path.Combine(_logs, $"broker-{broker.Id}.log"), broker.Log);
        }

        PostgresLine?.Dispose();
        InfluxLine?.Dispose();
        await (Cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Influx?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>So many workers, no more and no fewer, each with a share of the communes, and figures that are live.</summary>
    public async Task HaveWorkersAsync(int count)
    {
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
            await Eventually.Is("a share of the communes", () => ReadinessAsync(worker), said => Communes(said) > 0, TimeSpan.FromSeconds(60));
        }

        await LiveAsync();
    }

    /// <summary>Partitions of dossiers that a worker says it consumes.</summary>
    public static int Communes(JsonElement said) =>
        said.TryGetProperty("partitions", out JsonElement partitions) && partitions.TryGetProperty("ioc.procedure-events", out JsonElement count) ? count.GetInt32() : 0;

    /// <summary>A dashboard says that what partitions held when they were taken is committed, and that their owners keep up.</summary>
    public static bool IsLive(JsonElement said) =>
        said.GetProperty("source").GetString() == "live" && said.TryGetProperty("caughtUp", out JsonElement caughtUp) && caughtUp.GetBoolean();

    /// <summary>A worker says that it holds the lease.</summary>
    public static bool Coordinates(JsonElement said) => said.TryGetProperty("coordinator", out JsonElement holds) && holds.GetBoolean();

    /// <summary>The worker that holds the lease: it judges the health of systems and writes the series.</summary>
    public async Task<RunningProcess> CoordinatorAsync()
    {
        RunningProcess? holder = null;
        await Eventually.Is(
            "a worker that holds the lease",
            async () =>
            {
                foreach (RunningProcess worker in Workers)
                {
                    JsonElement said = await ReadinessAsync(worker);
                    holder = Coordinates(said) ? worker : holder;
                }

                return holder is not null;
            },
            found => found);
        return holder!;
    }

    /// <summary>Its name as a static member of the group; null: it is none.</summary>
    public string? MemberOf(RunningProcess worker) => _members.GetValueOrDefault(worker);

    /// <summary>Member: its name as a static member of the group; null: a new member.</summary>
    public async Task<RunningProcess> StartWorkerAsync(string? member = null)
    {
        RunningProcess worker = Start("src/Ingest", "Ioc.Ingest", "ingest", [], member is null ? [] : [("Ioc__Kafka__GroupInstanceId", member)]);
        lock (Workers)
        {
            Workers.Add(worker);
            _members[worker] = member;
        }

        await worker.PrintsAsync("Ioc ingest");
        return worker;
    }

    public async Task<RunningProcess> StartDashboardAsync()
    {
        RunningProcess dashboard = Start("src/Dashboard", "Ioc.Dashboard", "run", ["--no-simulator"], []);
        await dashboard.PrintsAsync("Ioc: http");
        lock (Dashboards)
        {
            Dashboards.Add(dashboard);
        }

        return dashboard;
    }

    /// <summary>Ends a worker or a dashboard in some way and forgets it.</summary>
    public async Task EndAsync(RunningProcess program, Func<RunningProcess, Task> end)
    {
        lock (Dashboards)
        {
            Workers.Remove(program);
            Dashboards.Remove(program);
        }

        await end(program);
    }

    /// <summary>The dashboard that the sender of this number uses now; another after it is gone.</summary>
    public RunningProcess DashboardOf(int sender)
    {
        lock (Dashboards)
        {
            return Dashboards[sender % Dashboards.Count];
        }
    }

    public HttpClient Sender(RunningProcess dashboard) => Client(dashboard, IngestKey);

    public HttpClient Reader(RunningProcess dashboard) => Client(dashboard, ReadKey);

    /// <summary>Address of a dashboard's hub, and the key that may watch it.</summary>
    public (Uri Address, string Key) Hub(RunningProcess dashboard) => (new Uri(_urls[dashboard] + "/hubs/live?lang=en"), ReadKey);

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

    /// <summary>Waits until every dashboard says so (<see cref="IsLive"/>).</summary>
    public async Task LiveAsync()
    {
        foreach (RunningProcess dashboard in Dashboards)
        {
            await Eventually.Is("live figures", () => ReadinessAsync(dashboard), IsLive, TimeSpan.FromSeconds(60));
        }
    }

    /// <summary>Epochs of the partitions of the dossier topic, as the store has them.</summary>
    public Task<List<long>> EpochsAsync() => AskAsync("SELECT epoch FROM partitions WHERE topic = 'ioc.procedure-events' ORDER BY partition", row => row.GetInt64(0));

    /// <summary>Rows of the store itself, past every proxy.</summary>
    public async Task<List<T>> AskAsync<T>(string sql, Func<Npgsql.NpgsqlDataReader, T> read)
    {
        await using var connection = new Npgsql.NpgsqlConnection(Postgres.Connection("Search Path=faults;Pooling=false"));
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await using Npgsql.NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private HttpClient Client(RunningProcess dashboard, string key)
    {
        var client = new HttpClient { BaseAddress = new Uri(_urls[dashboard]), Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private RunningProcess Start(string folder, string assembly, string command, string[] flags, (string Name, string Value)[] more)
    {
        string name = $"{command}-{Interlocked.Increment(ref _started)}", url = $"http://127.0.0.1:{FreePort.Next()}";
        var environment = new Dictionary<string, string>(_environment, StringComparer.Ordinal) { ["Ioc__Profile__Folder"] = ProfileOf.Folder };
        foreach ((string setting, string value) in more)
        {
            environment[setting] = value;
        }

        RunningProcess process = RunningProcess.Start(
            RunningProcess.Program(folder, assembly), [command, "--profile", ProfileOf.Name, "--data", Path.Combine(_folder, name), "--urls", url, .. flags], environment);
        lock (_urls)
        {
            _urls[process] = url;
            _names[process] = name;
        }

        return process;
    }
}
