namespace Ioc.Metrics.Stores.Influx;

/// <summary>Where and how InfluxDB is reached. Token (2.x, or 1.x with a proxy) or user and password; neither when it asks for none.</summary>
public sealed record InfluxSettings(Uri Url, string Database, string ProvinceCode)
{
    public string? Token { get; init; }

    /// <summary>Organisation of 2.x; null: the only one that the token sees.</summary>
    public string? Org { get; init; }

    /// <summary>Bucket of 2.x; null: of the database's name.</summary>
    public string? Bucket { get; init; }

    public string BucketName => Bucket ?? Database;

    /// <summary>How long minute values are kept; their rollups of 15 minutes and an hour 400 days, those of 6 hours and a day for good.</summary>
    public TimeSpan MinutesKept { get; init; } = TimeSpan.FromDays(90);

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Most lines of one request.</summary>
    public int BatchLines { get; init; } = 5000;

    /// <summary>How long one request may take, its answer's body included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a start waits for the server to say that it will have us; then it goes on without.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a write is tried before the caller hears that the store is not available.</summary>
    public int Attempts { get; init; } = 3;
}
