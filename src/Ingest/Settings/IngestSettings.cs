namespace Ioc.Ingest.Settings;

/// <summary>How ingest batches and how long callers wait. Machine time, never the province's clock.</summary>
public sealed record IngestSettings
{
    /// <summary>Consumer group.</summary>
    public string Group { get; init; } = "ioc-ingest";

    /// <summary>Whether this process consumes events; a dashboard beside workers only produces them and reads live parts.</summary>
    public bool Consumes { get; init; } = true;

    /// <summary>Most events of one commit.</summary>
    public int BatchEvents { get; init; } = 10_000;

    /// <summary>A batch with this many bytes of keys and values is full too, so that two of them fit into a worker's memory whatever a sender's events are like.</summary>
    public long BatchBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Longest that a consumed event waits for others before the commit begins, when no caller waits for it.</summary>
    public TimeSpan BatchAge { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Longest that a caller waits until its events are durable; then 503.</summary>
    public TimeSpan AcceptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest that a caller waits for room in flight; then 429.</summary>
    public TimeSpan RoomTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often time alone is looked at (a dossier falls overdue, a heartbeat falls silent).</summary>
    public TimeSpan TickEvery { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often every live part goes out again.</summary>
    public TimeSpan RepublishEvery { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>An idle store is told this often that we are watching, so that a restart knows how long we were blind.</summary>
    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the archive's daily values are compared with the counters and brought up to date (InfluxDB).</summary>
    public TimeSpan DaysEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A lag above this is shown as late.</summary>
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromSeconds(10);
}
