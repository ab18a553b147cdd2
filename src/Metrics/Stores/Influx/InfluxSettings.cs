namespace Ioc.Metrics.Stores.Influx;

/// <summary>Where and how InfluxDB is reached. Token (2.x, or 1.x with a proxy) or user and password; neither when it asks for none.</summary>
public sealed record InfluxSettings(Uri Url, string Database, string ProvinceCode)
{
    public string? Token { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Most lines of one request.</summary>
    public int BatchLines { get; init; } = 5000;

    /// <summary>Most bytes of one request before compression.</summary>
    public int BatchBytes { get; init; } = 1_000_000;

    /// <summary>How long one request may take, its answer's body included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a write is tried before the caller hears that the store is not available.</summary>
    public int Attempts { get; init; } = 3;
}
