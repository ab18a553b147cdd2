using Ioc.Metrics.Counters;
using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Live;

/// <summary>Live dossier figures of one unit after a commit. The greater (Epoch, Commit) wins.</summary>
public sealed record DossierPart(
    string Unit, long Epoch, long Commit, Instant AsOf, LocalDay Day,
    CounterVector Today, CounterVector Month, InstantCounts Now, Instant? LastArrival);

/// <summary>State of one system as shown now.</summary>
public enum SystemState : byte
{
    Unknown = 0,
    Up = 1,
    Degraded = 2,
    Down = 3,
    Silent = 4,
    Maintenance = 5,
    Unobserved = 6,
}

/// <summary>One system of one unit now. Since: when this state began, as far as known.</summary>
public sealed record SystemNow(string System, SystemState State, Instant? Since, double? LatencyMs);

/// <summary>Live health of one unit. Availability is of the calendar month so far; null when nothing was monitored.</summary>
public sealed record HealthPart(
    string Unit, long Epoch, long Commit, Instant AsOf,
    IReadOnlyList<SystemNow> Systems, int OutagesOpen, bool Offline, double? Availability, double? OwnAvailability)
{
    /// <summary>Outage time of the month so far over all its systems; the province's availability is of the sums.</summary>
    public TimeSpan Downtime { get; init; }

    /// <summary>Monitored time of the month so far over all its systems.</summary>
    public TimeSpan Monitored { get; init; }

    /// <summary>The latest arrival of an accepted event that who consumes health knows of; a dossier part knows of its own.</summary>
    public Instant? LastArrival { get; init; }
}

/// <summary>Incidents of the province now: open ones, newest first.</summary>
public sealed record IncidentsPart(Instant AsOf, IReadOnlyList<Incident> Open)
{
    /// <summary>With <see cref="Commit"/>: the greater wins.</summary>
    public long Epoch { get; init; }

    public long Commit { get; init; }
}

/// <summary>Takes parts after each commit: in process, or the compacted topic ioc.live. Must not block.</summary>
public interface ILiveSink
{
    /// <summary>Grows each time that the sink lost what it was given and needs every part again.</summary>
    long Renewals => 0;

    void Publish(DossierPart part);

    void Publish(HealthPart part);

    void Publish(IncidentsPart part);
}
