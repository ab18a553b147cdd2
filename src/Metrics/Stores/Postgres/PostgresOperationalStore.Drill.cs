using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Health;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Postgres;

/// <summary>Reads of the drill-down pages, unit by unit within one snapshot.</summary>
public sealed partial class PostgresOperationalStore
{
    public Task<IReadOnlyList<DossierKey>> DossiersLikeAsync(IReadOnlyCollection<string> units, string beginning, int limit, CancellationToken cancellation) =>
        EachAsync(units, unit => DossierQueries.Like(unit, beginning, limit), cancellation);

    public Task<IReadOnlyList<DossierKey>> DossiersEndingAsync(IReadOnlyCollection<string> units, string end, int limit, CancellationToken cancellation) =>
        SnapshotAsync<IReadOnlyList<DossierKey>>(
            async connection =>
            {
                var found = new List<DossierKey>();
                foreach (string unit in units)
                {
                    foreach (string head in await connection.AllAsync(DossierQueries.Heads(unit, "strpos"), cancellation).ConfigureAwait(false))
                    {
                        found.AddRange(await connection.AllAsync(DossierQueries.Like(unit, head + end, limit), cancellation).ConfigureAwait(false));
                    }
                }

                return found;
            },
            cancellation);

    public async Task<IReadOnlyList<DossierKey>> OddNumbersAsync(IReadOnlyCollection<string> units, CancellationToken cancellation) =>
        [.. (await ReadAsync(DossierQueries.OddNumbers("number ~ '[^-0-9A-Z./_]'"), cancellation).ConfigureAwait(false)).Where(key => units.Contains(key.Unit))];

    public async Task<IReadOnlyList<NumberedFacts>> UnacceptedAsync(string unit, CancellationToken cancellation) =>
        await ReadAsync(DossierQueries.Unaccepted(unit, new DossierFactsCodec()), cancellation).ConfigureAwait(false);

    public Task<IReadOnlyList<ProcedureSum>> ProcedureSumsAsync(IReadOnlyCollection<string> units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        EachAsync(units, unit => DrillQueries.Procedures(unit, first, last), cancellation);

    public Task<IReadOnlyList<UnitDay>> UnitDaysAsync(IReadOnlyCollection<string> units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        EachAsync(units, unit => DrillQueries.Days(unit, first, last), cancellation);

    public async Task<IReadOnlyList<NumberedFacts>> FactsAsync(string unit, Instant since, Instant until, CancellationToken cancellation) =>
        await ReadAsync(DrillQueries.Facts(unit, since, until, new DossierFactsCodec()), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<Outage>> OutagesOfAsync(string unit, Instant from, Instant to, CancellationToken cancellation) =>
        await ReadAsync(DrillQueries.Outages(unit, from, to), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<HealthSeries>> HealthSeriesOfAsync(string unit, CancellationToken cancellation) =>
        await ReadAsync(DrillQueries.Series(unit), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<Outage>> OutagesOfSystemAsync(string system, Instant from, Instant to, CancellationToken cancellation) =>
        await ReadAsync(DrillQueries.OutagesOfSystem(system, from, to), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<HealthSeries>> HealthSeriesOfSystemAsync(string system, CancellationToken cancellation) =>
        await ReadAsync(DrillQueries.SeriesOfSystem(system), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<Incident>> IncidentsOfSystemAsync(string system, Instant from, Instant to, CancellationToken cancellation) =>
        await ReadAsync(DrillQueries.IncidentsOfSystem(system, from, to), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<Outage>> OutagesOfIncidentAsync(long incident, CancellationToken cancellation) =>
        await ReadAsync(DrillQueries.OutagesOfIncident(incident), cancellation).ConfigureAwait(false);

    public async Task<IReadOnlyList<Incident>> PartsOfIncidentAsync(long incident, CancellationToken cancellation) =>
        await ReadAsync(DrillQueries.PartsOfIncident(incident), cancellation).ConfigureAwait(false);

    public async Task<long> BacklogGrowthAsync(IReadOnlyCollection<string> units, Instant from, Instant to, CancellationToken cancellation) =>
        (await EachAsync(units, unit => DrillQueries.Growth(unit, from, to), cancellation).ConfigureAwait(false)).Sum();

    public async Task<Incident?> IncidentAsync(long id, CancellationToken cancellation) =>
        (await ReadAsync(DrillQueries.Incident(id), cancellation).ConfigureAwait(false)).FirstOrDefault();

    private Task<IReadOnlyList<T>> EachAsync<T>(IReadOnlyCollection<string> units, Func<string, StoreQuery<T>> query, CancellationToken cancellation) =>
        SnapshotAsync<IReadOnlyList<T>>(
            async connection =>
            {
                var all = new List<T>();
                foreach (string unit in units)
                {
                    all.AddRange(await connection.AllAsync(query(unit), cancellation).ConfigureAwait(false));
                }

                return all;
            },
            cancellation);
}
