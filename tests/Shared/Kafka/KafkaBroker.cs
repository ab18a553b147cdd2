using System.Globalization;
using Ioc.Tests.Shared.Servers;

namespace Ioc.Tests.Shared.Kafka;

/// <summary>One broker (and controller) of a <see cref="KafkaCluster"/> in a process and a folder of its own. It can be killed, suspended, stopped and started again.</summary>
public sealed class KafkaBroker : IDisposable
{
    // A test's broker is short-lived: no second compiler, little memory.
    private static readonly string[] Java = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx400m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"];

    private readonly string _folder = Directory.CreateTempSubdirectory("ioc-kafka-").FullName;
    private ServerProcess? _process;

    internal KafkaBroker(int id) => Id = id;

    public int Id { get; }

    /// <summary>Port of clients, as it listens itself.</summary>
    public int Port { get; } = FreePort.Next();

    /// <summary>Port of brokers and of tools, where everyone is an administrator.</summary>
    public int InsidePort { get; } = FreePort.Next();

    /// <summary>What stands before the client's port, if the cluster has such lines.</summary>
    public FaultyProxy? Line { get; internal set; }

    /// <summary>Of the process that runs now, or ran last.</summary>
    public int Pid => int.Parse(File.ReadAllText(PidFile), CultureInfo.InvariantCulture);

    internal int ControllerPort { get; } = FreePort.Next();

    /// <summary>Of its JVM, beside those of all.</summary>
    internal IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Everything that it has said.</summary>
    public string Log => File.ReadAllText(Path.Combine(_folder, "server.log"));

    /// <summary>Where it keeps a partition's records.</summary>
    public string LogOf(string topic, int partition) => Path.Combine(Logs, $"{topic}-{partition.ToString(CultureInfo.InvariantCulture)}");

    private string Logs => Path.Combine(_folder, "log");

    private string Settings => Path.Combine(_folder, "server.properties");

    private string PidFile => Path.Combine(_folder, "pid");

    /// <summary>Starts it and waits until it listens. Also after it was killed or stopped: what it had kept is there.</summary>
    public async Task StartAsync()
    {
        _process?.StopAndKeep();
        _process = await ServerProcess.StartAsync(
            "KILL", null, _folder, Port, ["sh", "-c", $"echo $$ > '{PidFile}'; exec \"$@\"", "sh", .. Java, .. Flags, "-cp", Libraries, "kafka.Kafka", Settings]);
    }

    /// <summary>kill -9. What it had acknowledged and not yet written to disk is in the page cache, as with any crash of a process.</summary>
    public Task KillAsync() => EndAsync("KILL");

    /// <summary>SIGTERM, and waits until it has handed over and ended.</summary>
    public Task StopAsync() => EndAsync("TERM");

    /// <summary>SIGSTOP: it is there and says nothing.</summary>
    public Task SuspendAsync() => SignalAsync("STOP");

    public Task ResumeAsync() => SignalAsync("CONT");

    public void Dispose()
    {
        Line?.Dispose();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Formats its folder. Users: for SCRAM-SHA-256.</summary>
    internal Task FormatAsync(string cluster, IReadOnlyDictionary<string, string> settings, IEnumerable<(string Name, string Password)> users)
    {
        File.WriteAllLines(Settings, settings.Append(new("log.dirs", Logs)).Select(setting => $"{setting.Key}={setting.Value}"));
        string[] scram = [.. users.SelectMany(user => new[] { "--add-scram", $"SCRAM-SHA-256=[name={user.Name},password={user.Password}]" })];
        return ServerProcess.RunAsync(null, [.. Java, .. KafkaClasses.Flags, "-cp", Libraries, "kafka.tools.StorageTool", "format", $"--cluster-id={cluster}", "-c", Settings, .. scram]);
    }

    /// <summary>A command-line tool of Kafka's; its standard output.</summary>
    internal static Task<string> RunAsync(string tool, params string[] arguments) => ServerProcess.OutputAsync(null, [.. Java, "-cp", Libraries, tool, .. arguments]);

    private static string Libraries => Path.Combine(KafkaHome.Folder ?? throw new InvalidOperationException(KafkaHome.WhyNot), "libs", "*");

    private Task SignalAsync(string signal) => ServerProcess.RunAsync(null, "kill", "-" + signal, Pid.ToString(CultureInfo.InvariantCulture));

    private async Task EndAsync(string signal)
    {
        int pid = Pid;
        await SignalAsync(signal);
        await Eventually.Shows($"the end of broker {Id}", () => ProcessEnd.Of(pid), ended => ended);
    }
}
