using Ioc.Operations.Settings;

namespace Ioc.Dashboard.Settings;

/// <summary>Everything that can be set, checked. From appsettings.json, the environment (`Ioc__Section__Key`) and flags, the later over the earlier.</summary>
public sealed record IocSettings
{
    /// <summary>Addresses to serve, separated by semicolons.</summary>
    public required string Urls { get; init; }

    /// <summary>Address by which people reach it, for links that are printed or sent; null: the one that is served.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Folder of the profile (profiles/&lt;name&gt;).</summary>
    public required string ProfileFolder { get; init; }

    /// <summary>Folder that holds everything that must survive.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Whether a simulated province sends events.</summary>
    public required bool Simulate { get; init; }

    /// <summary>How many times as fast the province's clock runs; other than 1 only with the simulator.</summary>
    public required double Speed { get; init; }

    /// <summary>Days of simulated history loaded at the first start.</summary>
    public required int HistoryDays { get; init; }

    /// <summary>Which simulated province: the same seed gives the same one.</summary>
    public required int Seed { get; init; }

    /// <summary>Engines of state and series; by default SQLite files in the data folder.</summary>
    public StoreSettings Stores { get; init; } = new();

    /// <summary>When reports are made and where they go.</summary>
    public ReportSettings Reports { get; init; } = new();

    /// <summary>Where alerts go.</summary>
    public AlertSettings Alerts { get; init; } = new();

    /// <summary>OpenTelemetry, the log's form, the heartbeat.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>Networks of reverse proxies that are believed beside loopback.</summary>
    public IReadOnlyList<System.Net.IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>The Kafka cluster of several workers and dashboards; null: the embedded broker, everything in this process.</summary>
    public KafkaConnection? Kafka { get; init; }

    /// <summary>IOC_INGEST_KEY; null when not set.</summary>
    public string? IngestKey { get; init; }

    /// <summary>IOC_READ_KEY; null when not set.</summary>
    public string? ReadKey { get; init; }

    /// <summary>IOC_REPORT_KEY; null when not set.</summary>
    public string? ReportKey { get; init; }
}
