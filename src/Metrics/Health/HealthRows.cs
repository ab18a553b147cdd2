using Ioc.Metrics.Time;

namespace Ioc.Metrics.Health;

/// <summary>What opened an outage and so decides how it closes.</summary>
public enum OutageCause : byte
{
    Down = 0,
    Silent = 1,
}

/// <summary>
/// An outage of one (unit, system), as reported: maintenance, retirement and what we missed are left out where it is counted
/// (<see cref="Availability"/>, incidents). End is Never while open. Identity: (unit, system, start).
/// </summary>
public sealed record Outage(string Unit, string System, Instant Start, Instant End, OutageCause Cause)
{
    /// <summary>Incident that took it in; null: stands alone (it is then an incident of its own).</summary>
    public long? Incident { get; init; }

    /// <summary>When it was taken in.</summary>
    public Instant? TakenInAt { get; init; }
}

/// <summary>What an incident is about.</summary>
public enum IncidentKind : byte
{
    Single = 0,
    CommuneOffline = 1,
    SystemWide = 2,
}

/// <summary>An incident: a single outage, or one that takes in others. Resolved is Never while open.</summary>
public sealed record Incident(long Id, IncidentKind Kind, string? Unit, string? System, Instant Opened, Instant Resolved)
{
    public Instant? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    /// <summary>For a single one: the incident that took its outage in; Resolved is then the moment of it. Null: resolved by itself, or open.</summary>
    public long? MergedInto { get; init; }
}

/// <summary>Reports of one (unit, system) in one quarter of an hour (by `at`, UTC), as stored: compact blob of the health codec. Identity: (unit, system, start).</summary>
public sealed record HealthChunk(string Unit, string System, Instant Start, byte[] Reports);

/// <summary>One monitored (unit, system): its first and latest report by `at`, and the codec's state at the end of the stored chunks.</summary>
public sealed record HealthSeries(string Unit, string System, Instant FirstReport, Instant LastReport, byte[] State);

/// <summary>A stretch that a running store missed; End is Never until caught up. Nobody is judged silent by it.</summary>
public sealed record UnobservedWindow(Instant Start, Instant End);

/// <summary>What a batch changed in the health ledger.</summary>
public sealed class HealthChanges
{
    public List<HealthChunk> Chunks { get; } = [];

    public List<HealthSeries> Series { get; } = [];

    /// <summary>Outages to insert or replace by identity.</summary>
    public List<Outage> Outages { get; } = [];

    /// <summary>Outages that a late report showed not to have been (by identity).</summary>
    public List<Outage> RemovedOutages { get; } = [];

    /// <summary>Incidents to insert or replace by id. Acknowledgements belong to the store: an update leaves them as they are.</summary>
    public List<Incident> Incidents { get; } = [];

    public List<long> RemovedIncidents { get; } = [];

    /// <summary>Windows to insert or replace by start.</summary>
    public List<UnobservedWindow> Unobserved { get; } = [];

    public bool IsEmpty => Chunks.Count + Series.Count + Outages.Count + RemovedOutages.Count + Incidents.Count + RemovedIncidents.Count + Unobserved.Count == 0;
}
