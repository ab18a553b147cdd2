using Microsoft.Extensions.Configuration;

namespace Ioc.Ingest.Settings;

/// <summary>Everything that can be set for the bridge, checked. It reads what concerns it of the same environment that workers and dashboards have.</summary>
public sealed record BridgeSettings
{
    private const string Root = "Bridge:";

    /// <summary>How to reach the cluster of the foreign topics. They mean what those of Kafka mean; the first one says that it is another cluster.</summary>
    private static readonly string[] _foreign =
    [
        "Bridge:BootstrapServers", "Bridge:SecurityProtocol", "Bridge:SaslMechanism", "Bridge:User", "Bridge:Password", "Bridge:CaFile", "Bridge:CertificateFile", "Bridge:KeyFile",
        "Bridge:KeyPassword", "Bridge:VerifyHostName",
    ];

    /// <summary>Addresses of health checks and metrics.</summary>
    public required string Urls { get; init; }

    public required string ProfileFolder { get; init; }

    /// <summary>Our cluster, which events go to.</summary>
    public required KafkaConnection Kafka { get; init; }

    /// <summary>The cluster that foreign topics are read from: ours, unless another is named.</summary>
    public required KafkaConnection Foreign { get; init; }

    /// <summary>Consumer group in that cluster.</summary>
    public required string Group { get; init; }

    /// <summary>OpenTelemetry, the log's form, the heartbeat.</summary>
    public required TelemetrySettings Telemetry { get; init; }

    /// <summary>IOC_READ_KEY: who reads /metrics shows it; null: anyone who reaches the address may.</summary>
    public string? ReadKey { get; init; }

    /// <summary>Throws <see cref="SettingsException"/> with every error at once.</summary>
    public static BridgeSettings Read(IConfiguration configuration)
    {
        var errors = new List<string>();
        var section = new SettingsSection(configuration, errors);
        KafkaConnection? kafka = BrokerSettings.Read(section, errors);
        if (kafka is null)
        {
            errors.Add("Ioc__Kafka__BootstrapServers is not set: the bridge writes to a Kafka cluster.");
        }

        kafka ??= new KafkaConnection { BootstrapServers = "" };
        var settings = new BridgeSettings
        {
            Urls = section.Text("Bridge:Urls") ?? "http://127.0.0.1:8091",
            ProfileFolder = Settings.ProfileFolder.Find(section.Text("Profile:Folder"), section.Text("Profile:Name") ?? WorkerSettings.DefaultProfile, errors),
            Kafka = kafka,
            Foreign = ReadForeign(section, configuration, errors) ?? kafka,
            Group = section.Text("Bridge:Group") ?? "ioc-bridge",
            Telemetry = TelemetrySettings.Read(section, errors, several: kafka.BootstrapServers.Length > 0),
            ReadKey = string.IsNullOrWhiteSpace(configuration["IOC_READ_KEY"]) ? null : configuration["IOC_READ_KEY"]!.Trim(),
        };
        if (settings.Group == new IngestSettings().Group)
        {
            errors.Add($"Ioc__Bridge__Group is \"{settings.Group}\": that is the workers' group.");
        }

        section.RefuseUnknown("Kafka", "Profile", "Bridge", "Telemetry", "Log", "Heartbeat");
        return errors.Count == 0 ? settings : throw new SettingsException(errors);
    }

    /// <summary>For other programs of the same environment: these keys are no misspelt ones.</summary>
    public static void Know(SettingsSection section)
    {
        foreach (string key in _foreign.Concat(["Bridge:Urls", "Bridge:Group"]))
        {
            section.Text(key);
        }
    }

    /// <summary>Read as the section Kafka is: the same checks and words. Null: no other cluster is named.</summary>
    private static KafkaConnection? ReadForeign(SettingsSection section, IConfiguration configuration, List<string> errors)
    {
        Know(section);
        Dictionary<string, string?> given = _foreign.Where(key => section.Text(key) is not null)
            .ToDictionary(key => $"Ioc:Kafka:{key[Root.Length..]}", key => configuration[$"Ioc:{key}"], StringComparer.OrdinalIgnoreCase);
        if (given.Count > 0 && section.Text(_foreign[0]) is null)
        {
            errors.Add("Ioc__Bridge__BootstrapServers is not set: without it the foreign topics are in our own cluster, and other settings of the way there do nothing.");
            return null;
        }

        var wrong = new List<string>();
        KafkaConnection? read = BrokerSettings.Read(new SettingsSection(new ConfigurationBuilder().AddInMemoryCollection(given).Build(), wrong), wrong);
        errors.AddRange(wrong.Select(error => error.Replace("Ioc__Kafka__", "Ioc__Bridge__", StringComparison.Ordinal)));
        return read;
    }
}
