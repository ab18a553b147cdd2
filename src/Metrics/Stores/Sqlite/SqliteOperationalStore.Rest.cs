using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Health, arrivals, reports and dead letters as committed.</summary>
public sealed partial class SqliteOperationalStore
{
    public Task<HealthSnapshot> HealthAsync(Instant chunksSince, Instant outagesSince, CancellationToken cancellation) =>
        ReadAsync(session => HealthTables.Snapshot(session, chunksSince, outagesSince), cancellation);

    public Task<IReadOnlyList<HealthChunk>> HealthChunksAsync(string unit, string system, Instant from, int limit, CancellationToken cancellation) =>
        ReadAsync(session => HealthTables.Chunks(session, unit, system, from, limit), cancellation);

    public Task<IReadOnlyList<Outage>> OutagesAsync(Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(session => HealthTables.Outages(session, from, to), cancellation);

    public Task<IReadOnlyList<Incident>> IncidentsAsync(Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(session => HealthTables.Incidents(session, from, to), cancellation);

    public Task<IReadOnlyList<HealthSeries>> HealthSeriesAsync(CancellationToken cancellation) =>
        ReadAsync(HealthTables.Series, cancellation);

    public Task<IReadOnlyList<UnobservedWindow>> UnobservedAsync(Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(session => HealthTables.Unobserved(session, from, to), cancellation);

    public Task<bool> AcknowledgeIncidentAsync(long incident, string by, CancellationToken cancellation) =>
        WriteAsync(session => HealthTables.Acknowledge(session, incident, Now, by), cancellation);

    public Task<IReadOnlyDictionary<string, Instant>> LastArrivalsAsync(CancellationToken cancellation) =>
        ReadAsync(ArrivalTables.LastArrivals, cancellation);

    public Task<IReadOnlyDictionary<QualityKey, long>> QualityAsync(LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync(session => ArrivalTables.Quality(session, first, last), cancellation);

    public Task<IReadOnlyList<StoredDeadLetter>> DeadLettersAsync(long afterId, int limit, CancellationToken cancellation) =>
        ReadAsync(session => ArrivalTables.DeadLetters(session, afterId, limit), cancellation);

    public Task<long> RelayedDeadLetterAsync(CancellationToken cancellation) =>
        ReadAsync(session => session.Scalar("SELECT dead_letters_relayed FROM meta"), cancellation);

    public Task MarkDeadLettersRelayedAsync(long id, CancellationToken cancellation) =>
        WriteAsync(session => session.Prepare("UPDATE meta SET dead_letters_relayed = max(dead_letters_relayed, ?)").Bind(id).Run(), cancellation);

    public Task<int> PruneDeadLettersAsync(Instant before, CancellationToken cancellation) =>
        WriteAsync(session => session.Prepare("DELETE FROM dead_letters WHERE arrived_at < ?").Bind(before.Ticks).Run(), cancellation);

    public Task<IReadOnlyList<SourceTotal>> SourceTotalsAsync(LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync(session => ReportedTables.Totals(session, first, last), cancellation);

    public Task<IReadOnlyList<IndicatorValue>> IndicatorsAsync(CancellationToken cancellation) =>
        ReadAsync(ReportedTables.Indicators, cancellation);
}
