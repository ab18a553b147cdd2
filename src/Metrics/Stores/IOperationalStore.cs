using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Health;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>State of record (SQLite, PostgreSQL): dossiers, counters, outages, dead letters and offsets move together. Reads are safe beside one writer.</summary>
public interface IOperationalStore : IWaitingMinutes, IAsyncDisposable
{
    /// <summary>Opens or creates, migrates. Throws <see cref="StoreRefusedException"/>.</summary>
    Task OpenAsync(Profile profile, CancellationToken cancellation);

    /// <summary>What the store knows of itself; read at start.</summary>
    Task<StoreState> StateAsync(CancellationToken cancellation);

    /// <summary>
    /// Takes a partition of a stream: raises its epoch in a transaction of its own. Another stream begins at offset 0; when that is because the topic was made
    /// anew, the same transaction records the gap.
    /// </summary>
    Task<PartitionOwnership> AcquireAsync(string topic, int partition, StreamId stream, CancellationToken cancellation);

    /// <summary>Commits all or nothing and returns the commit number. Throws <see cref="PartitionFencedException"/>, <see cref="StoreUnavailableException"/>, <see cref="StoreRefusedException"/>.</summary>
    Task<long> CommitAsync(CommitBatch batch, CancellationToken cancellation);

    /// <summary>Dossiers by key; absent ones are left out.</summary>
    Task<IReadOnlyList<DossierRow>> FindDossiersAsync(IReadOnlyCollection<DossierKey> keys, CancellationToken cancellation);

    /// <summary>Rows of dossiers not yet over at the instant (closedAt later than it), of these units (null: all).</summary>
    IAsyncEnumerable<DossierRow> OpenDossiersAsync(Instant at, IReadOnlySet<string>? units, CancellationToken cancellation);

    /// <summary>Every dossier's key, for the key filter.</summary>
    IAsyncEnumerable<DossierKey> DossierKeysAsync(IReadOnlySet<string>? units, CancellationToken cancellation);

    /// <summary>
    /// Rebuild after a change of law or profile: every dossier is given its new facts and all counters are replaced, in one transaction that also records the basis.
    /// False when another process did the same meanwhile. Throws <see cref="OutdatedProgramException"/> when the store's figures are of a newer basis.
    /// </summary>
    Task<bool> RebuildAsync(Func<DossierRow, DossierFacts> recompute, FiguresBasis basis, IProgress<long>? progress, CancellationToken cancellation);

    /// <summary>Bulk load into an empty store (`replay`, first history): rows in any order; aggregates counters itself; one transaction with the rest of the batch.</summary>
    Task BulkLoadAsync(IEnumerable<DossierRow> dossiers, CommitBatch rest, CancellationToken cancellation);

    /// <summary>Health as committed: every series, chunks that start at chunksSince or later, all open outages and incidents and those over since outagesSince, all unobserved windows.</summary>
    Task<HealthSnapshot> HealthAsync(Instant chunksSince, Instant outagesSince, CancellationToken cancellation);

    /// <summary>At most limit chunks of one series that start at the instant or later, oldest first (for a late report).</summary>
    Task<IReadOnlyList<HealthChunk>> HealthChunksAsync(string unit, string system, Instant from, int limit, CancellationToken cancellation);

    /// <summary>Indicator reports and source totals that the store has of these sources' ids, each with the hash of its bytes.</summary>
    Task<IReadOnlyList<ReportedId>> ReportedIdsAsync(IReadOnlyCollection<ReportedKey> keys, CancellationToken cancellation);

    /// <summary>Marks an incident as seen by a person, at the program's time. False when there is none or it is acknowledged already.</summary>
    Task<bool> AcknowledgeIncidentAsync(long incident, string by, CancellationToken cancellation);

    /// <summary>Id of the last dead letter that was relayed to its topic; 0: none.</summary>
    Task<long> RelayedDeadLetterAsync(CancellationToken cancellation);

    /// <summary>Records that dead letters up to this id were relayed.</summary>
    Task MarkDeadLettersRelayedAsync(long id, CancellationToken cancellation);

    /// <summary>Every loss ever found at the broker: what figures lack, oldest first.</summary>
    Task<IReadOnlyList<OffsetGap>> OffsetGapsAsync(CancellationToken cancellation);

    /// <summary>Deletes dead letters that arrived before the instant (they may hold personal data: 30 days) and returns how many.</summary>
    Task<int> PruneDeadLettersAsync(Instant before, CancellationToken cancellation);

    /// <summary>Deletes chunks of health reports that start before the instant, some thousand at a time, and returns how many. Outages made from them stay.</summary>
    Task<int> PruneHealthReportsAsync(Instant before, CancellationToken cancellation);
}

/// <summary>LastCommittedAt null: never. Simulated null: no event yet.</summary>
public sealed record StoreState(string? Law, string? ProfileFingerprint, bool? Simulated, long CommitNumber, Instant? LastCommittedAt, Instant? FirstArrival)
{
    /// <summary>Version of the profile that the figures were computed by; null: of before it was kept.</summary>
    public int? ProfileVersion { get; init; }

    /// <summary>What the figures were computed by.</summary>
    public FiguresBasis Basis => new(Law, ProfileVersion, ProfileFingerprint);

    /// <summary>The last commit of whoever consumes health reports; null: never, or before this was kept.</summary>
    public Instant? WatchedAt { get; init; }
}

/// <summary>What the health ledger starts from.</summary>
public sealed record HealthSnapshot(
    IReadOnlyList<HealthSeries> Series,
    IReadOnlyList<HealthChunk> Chunks,
    IReadOnlyList<Outage> Outages,
    IReadOnlyList<Incident> Incidents,
    IReadOnlyList<UnobservedWindow> Unobserved);
