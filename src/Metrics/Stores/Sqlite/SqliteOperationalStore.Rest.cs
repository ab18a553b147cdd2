using Ioc.Metrics.Health;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Health, arrivals, reports and dead letters as committed.</summary>
public sealed partial class SqliteOperationalStore
{
    public Task<HealthSnapshot> HealthAsync(Instant chunksSince, Instant outagesSince, CancellationToken cancellation) =>
        ReadAsync(session => HealthTables.Snapshot(session, chunksSince, outagesSince), cancellation);

    public Task<IReadOnlyList<HealthChunk>> HealthChunksAsync(string unit, string system, Instant from, int limit, CancellationToken cancellation) =>
        ReadAsync(HealthQueries.Chunks(unit, system, from, limit), cancellation);

    public Task<IReadOnlyList<Outage>> OutagesAsync(Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(HealthQueries.Outages(from, to), cancellation);

    public Task<IReadOnlyList<Incident>> IncidentsAsync(Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(HealthQueries.Incidents(from, to), cancellation);

    public Task<IReadOnlyList<HealthSeries>> HealthSeriesAsync(CancellationToken cancellation) =>
        ReadAsync(HealthQueries.Series(), cancellation);

    public Task<IReadOnlyList<UnobservedWindow>> UnobservedAsync(Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(HealthQueries.Unobserved(from, to), cancellation);

    public Task<bool> AcknowledgeIncidentAsync(long incident, string by, CancellationToken cancellation) =>
        WriteAsync(session => HealthTables.Acknowledge(session, incident, Now, by), cancellation);

    public Task<IReadOnlyDictionary<string, Instant>> LastArrivalsAsync(CancellationToken cancellation) =>
        ReadAsync(session => Dictionary(session.All(ArrivalQueries.LastArrivals())), cancellation);

    public Task<IReadOnlyDictionary<QualityKey, long>> QualityAsync(LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync(session => Dictionary(session.All(ArrivalQueries.Quality(first, last))), cancellation);

    public Task<IReadOnlyList<StoredDeadLetter>> DeadLettersAsync(long afterId, int limit, CancellationToken cancellation) =>
        ReadAsync(ArrivalQueries.DeadLetters(afterId, limit), cancellation);

    public Task<IReadOnlyList<StoredDeadLetter>> DeadLettersAsync(DeadLetterQuery query, CancellationToken cancellation) =>
        ReadAsync(ArrivalQueries.DeadLetters(query), cancellation);

    public Task<IReadOnlyList<ReportedId>> ReportedIdsAsync(IReadOnlyCollection<ReportedKey> keys, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<ReportedId>>(session => [.. keys.SelectMany(key => session.All(ReportedQueries.Named(key)))], cancellation);

    public Task<IReadOnlyList<OffsetGap>> OffsetGapsAsync(CancellationToken cancellation) => ReadAsync(ArrivalQueries.Gaps(), cancellation);

    public Task<Lease?> TakeLeaseAsync(string name, string holder, TimeSpan lasts, CancellationToken cancellation) => WriteAsync(
        session =>
        {
            Statement row = session.Prepare(LeaseQueries.Take(LeaseQueries.SqliteClock, ["?1", "?2", "?3"])).Bind(name).Bind(holder).Bind((long)lasts.TotalMilliseconds);
            Lease? lease = row.Step() ? new Lease(name, holder, row.Long(0)) : null;
            row.Reset();
            return lease;
        },
        cancellation);

    public Task GiveUpLeaseAsync(string name, string holder, CancellationToken cancellation) =>
        WriteAsync(session => session.Prepare("UPDATE leases SET expires_at = 0 WHERE name = ? AND holder = ?").Bind(name).Bind(holder).Run(), cancellation);

    public Task<long> RelayedDeadLetterAsync(CancellationToken cancellation) =>
        ReadAsync(session => session.All(MetaQueries.Relayed())[0], cancellation);

    public Task MarkDeadLettersRelayedAsync(long id, CancellationToken cancellation) =>
        WriteAsync(session => session.Prepare("UPDATE meta SET dead_letters_relayed = max(dead_letters_relayed, ?)").Bind(id).Run(), cancellation);

    public Task<int> PruneDeadLettersAsync(Instant before, CancellationToken cancellation) =>
        WriteAsync(session => session.Prepare("DELETE FROM dead_letters WHERE arrived_at < ?").Bind(before.Ticks).Run(), cancellation);

    public async Task<int> PruneHealthReportsAsync(Instant before, CancellationToken cancellation)
    {
        int deleted = 0;
        int some;
        do
        {
            some = await WriteAsync(session => session.Prepare(HealthQueries.DeleteChunks("id")).Bind(before.Ticks).Run(), cancellation).ConfigureAwait(false);
            deleted += some;
        }
        while (some > 0);
        return deleted;
    }

    public Task<IReadOnlyList<SourceTotal>> SourceTotalsAsync(LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync(session => ReportedQueries.Latest(session.All(ReportedQueries.Totals(first, last))), cancellation);

    public Task<IReadOnlyList<IndicatorValue>> IndicatorsAsync(CancellationToken cancellation) =>
        ReadAsync(session => ReportedQueries.Latest(session.All(ReportedQueries.Indicators())), cancellation);

    private static IReadOnlyDictionary<TKey, TValue> Dictionary<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
        where TKey : notnull => pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
}
