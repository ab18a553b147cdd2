using Microsoft.Extensions.Configuration;

namespace Ioc.Ingest.Settings;

/// <summary>Everything that can be set for a worker, checked. It reads what concerns it of the same environment that the dashboards have.</summary>
public sealed record WorkerSettings
{
    internal const string DefaultProfile = "nghe-an";

    /// <summary>Addresses of health checks and metrics.</summary>
    public required string Urls { get; init; }

    public required string ProfileFolder { get; init; }

    /// <summary>Folder for what no server keeps (lines that InfluxDB never takes).</summary>
    public required string DataFolder { get; init; }

    public required StoreSettings Stores { get; init; }

    public required KafkaConnection Kafka { get; init; }

    /// <summary>OpenTelemetry, the log's form, the heartbeat.</summary>
    public required TelemetrySettings Telemetry { get; init; }

    /// <summary>IOC_READ_KEY: who reads /metrics shows it; null: anyone who reaches the address may.</summary>
    public string? ReadKey { get; init; }

    /// <summary>Throws <see cref="SettingsException"/> with every error at once.</summary>
    public static WorkerSettings Read(IConfiguration configuration)
    {
        var errors = new List<string>();
        var section = new SettingsSection(configuration, errors);
        string profile = section.Text("Profile:Name") ?? DefaultProfile;
        KafkaConnection? kafka = BrokerSettings.Read(section, errors);
        var settings = new WorkerSettings
        {
            Urls = section.Text("Ingest:Urls") ?? "http://127.0.0.1:8090",
            ProfileFolder = Settings.ProfileFolder.Find(section.Text("Profile:Folder"), profile, errors),
            DataFolder = section.Text("Data:Folder") ?? Path.Combine("data", profile),
            Stores = StoreSettings.Read(section, errors),
            Telemetry = TelemetrySettings.Read(section, errors, several: kafka is not null),
            Kafka = kafka ?? new KafkaConnection { BootstrapServers = "" },
            ReadKey = string.IsNullOrWhiteSpace(configuration["IOC_READ_KEY"]) ? null : configuration["IOC_READ_KEY"]!.Trim(),
        };
        if (kafka is null)
        {
            errors.Add("Ioc__Kafka__BootstrapServers is not set: a worker needs a Kafka cluster (`./ioc run` alone needs none).");
        }

        RefuseAlone(kafka, settings.Stores, errors);
        section.RefuseUnknown("Kafka", "Store", "Series", "Profile", "Data", "Ingest", "Telemetry", "Log", "Heartbeat");
        return errors.Count == 0 ? settings : throw new SettingsException(errors);
    }

    /// <summary>On Kafka workers and dashboards share state and series, and a file is not to be shared: what a worker writes into its own no dashboard reads.</summary>
    public static void RefuseAlone(KafkaConnection? kafka, StoreSettings stores, List<string> errors)
    {
        if (kafka is not null && stores.Postgres is null)
        {
            errors.Add("Ioc__Kafka__BootstrapServers is set: workers and dashboards then share the state, so Ioc__Store__Kind must be postgres, with Ioc__Store__ConnectionString.");
        }

        if (kafka is not null && stores.Influx is null)
        {
            errors.Add("Ioc__Kafka__BootstrapServers is set: workers and dashboards then share the time series, so Ioc__Series__Kind must be influx, with Ioc__Series__Url.");
        }
    }
}
