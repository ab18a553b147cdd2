using Ioc.Metrics.Health;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Health, arrivals, reports and dead letters as committed.</summary>
public sealed partial class PostgresOperationalStore
{
    public Task<HealthSnapshot> HealthAsync(Instant chunksSince, Instant outagesSince, CancellationToken cancellation) => SnapshotAsync(
        async connection => new HealthSnapshot(
            await connection.AllAsync(HealthQueries.Series(), cancellation).ConfigureAwait(false),
            await connection.AllAsync(HealthQueries.Chunks(chunksSince), cancellation).ConfigureAwait(false),
            await connection.AllAsync(HealthQueries.OutagesSince(outagesSince), cancellation).ConfigureAwait(false),
            await connection.AllAsync(HealthQueries.IncidentsSince(outagesSince), cancellation).ConfigureAwait(false),
            await connection.AllAsync(HealthQueries.Unobserved(new Instant(long.MinValue), Instant.Never), cancellation).ConfigureAwait(false)),
        cancellation);

    public async Task<IReadOnlyList<HealthChunk>> HealthChunksAsync(string unit, string system, Instant from, int limit, CancellationToken cancellation) =>
        await ReadAsync(HealthQueries.Chunks(unit, system, from, limit), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<Outage>> OutagesAsync(Instant from, Instant to, CancellationToken cancellation) =>
        await ReadAsync(HealthQueries.Outages(from, to), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<Incident>> IncidentsAsync(Instant from, Instant to, CancellationToken cancellation) =>
        await ReadAsync(HealthQueries.Incidents(from, to), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<HealthSeries>> HealthSeriesAsync(CancellationToken cancellation) =>
        await ReadAsync(HealthQueries.Series(), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<UnobservedWindow>> UnobservedAsync(Instant from, Instant to, CancellationToken cancellation) =>
        await ReadAsync(HealthQueries.Unobserved(from, to), cancellation).ConfigureAwait(false);

    public async Task<bool> AcknowledgeIncidentAsync(long incident, string by, CancellationToken cancellation) =>
        await ExecuteAsync(
            "UPDATE incidents SET acknowledged_at = $1, acknowledged_by = $2 WHERE id = $3 AND acknowledged_at IS NULL",
            cancellation, Instant.From(time.GetUtcNow()).Ticks, by, incident).ConfigureAwait(false) == 1;

    public async Task<IReadOnlyDictionary<string, Instant>> LastArrivalsAsync(CancellationToken cancellation) =>
        (await ReadAsync(ArrivalQueries.LastArrivals(), cancellation).ConfigureAwait(false)).ToDictionary(StringComparer.Ordinal);

    public async Task<IReadOnlyDictionary<QualityKey, long>> QualityAsync(LocalDay first, LocalDay last, CancellationToken cancellation) =>
        (await ReadAsync(ArrivalQueries.Quality(first, last), cancellation).ConfigureAwait(false)).ToDictionary();

    public async Task<IReadOnlyList<StoredDeadLetter>> DeadLettersAsync(long afterId, int limit, CancellationToken cancellation) =>
        await ReadAsync(ArrivalQueries.DeadLetters(afterId, limit), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<StoredDeadLetter>> DeadLettersAsync(DeadLetterQuery query, CancellationToken cancellation) =>
        await ReadAsync(ArrivalQueries.DeadLetters(query), cancellation).ConfigureAwait(false);

    public async Task<long> RelayedDeadLetterAsync(CancellationToken cancellation) =>
        (await ReadAsync(MetaQueries.Relayed(), cancellation).ConfigureAwait(false))[0];

    public Task MarkDeadLettersRelayedAsync(long id, CancellationToken cancellation) =>
        ExecuteAsync("UPDATE meta SET dead_letters_relayed = greatest(dead_letters_relayed, $1)", cancellation, id);

    public Task<int> PruneDeadLettersAsync(Instant before, CancellationToken cancellation) =>
        ExecuteAsync("DELETE FROM dead_letters WHERE arrived_at < $1", cancellation, before.Ticks);

    public async Task<int> PruneHealthReportsAsync(Instant before, CancellationToken cancellation)
    {
        int deleted = 0;
        int some;
        do
        {
            some = await ExecuteAsync(HealthQueries.DeleteChunks("ctid"), cancellation, before.Ticks).ConfigureAwait(false);
            deleted += some;
        }
        while (some > 0);
        return deleted;
    }

    public async Task<IReadOnlyList<SourceTotal>> SourceTotalsAsync(LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReportedQueries.Latest(await ReadAsync(ReportedQueries.Totals(first, last), cancellation).ConfigureAwait(false));

    public async Task<IReadOnlyList<IndicatorValue>> IndicatorsAsync(CancellationToken cancellation) =>
        ReportedQueries.Latest(await ReadAsync(ReportedQueries.Indicators(), cancellation).ConfigureAwait(false));

    /// <summary>One statement for all of them: a batch may hold thousands.</summary>
    public async Task<IReadOnlyList<ReportedId>> ReportedIdsAsync(IReadOnlyCollection<ReportedKey> keys, CancellationToken cancellation) => await ReadAsync(
        new StoreQuery<ReportedId>(
            """
            SELECT v.source, v.id, r.sha256 FROM unnest($1::text[], $2::text[]) AS v(source, id) JOIN indicators AS r ON r.source = v.source AND r.id = v.id
            UNION ALL
            SELECT v.source, v.id, r.sha256 FROM unnest($1::text[], $2::text[]) AS v(source, id) JOIN source_totals AS r ON r.source = v.source AND r.id = v.id
            """,
            row => new ReportedId(new ReportedKey(row.Text(0), row.Text(1)), row.Bytes(2)),
            keys.Select(key => PostgresText.Encode(key.Source)).ToArray(), keys.Select(key => PostgresText.Encode(key.Id)).ToArray()),
        cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<OffsetGap>> OffsetGapsAsync(CancellationToken cancellation) =>
        await ReadAsync(ArrivalQueries.Gaps(), cancellation).ConfigureAwait(false);

    /// <summary>By the server's clock, so that clocks of machines may differ.</summary>
    public async Task<Lease?> TakeLeaseAsync(string name, string holder, TimeSpan lasts, CancellationToken cancellation)
    {
        List<long> epoch = await ReadAsync(
            new StoreQuery<long>(LeaseQueries.Take(LeaseQueries.PostgresClock, ["$1", "$2", "$3"]), row => row.Long(0), name, holder, (long)lasts.TotalMilliseconds),
            cancellation).ConfigureAwait(false);
        return epoch.Count == 0 ? null : new Lease(name, holder, epoch[0]);
    }

    public Task GiveUpLeaseAsync(string name, string holder, CancellationToken cancellation) =>
        ExecuteAsync("UPDATE leases SET expires_at = 0 WHERE name = $1 AND holder = $2", cancellation, name, holder);

    private Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params object[] values) =>
        UseAsync(connection => connection.ExecuteAsync(sql, cancellation, values), cancellation);
}
