using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Health;
using Ioc.Metrics.Stores.Sql;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sqlite;

/// <summary>Reads of the drill-down pages, unit by unit within one snapshot.</summary>
public sealed partial class SqliteOperationalStore
{
    public Task<IReadOnlyList<DossierKey>> DossiersLikeAsync(IReadOnlyCollection<string> units, string beginning, int limit, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<DossierKey>>(session => [.. units.SelectMany(unit => session.All(DossierQueries.Like(unit, beginning, limit)))], cancellation);

    public Task<IReadOnlyList<DossierKey>> DossiersEndingAsync(IReadOnlyCollection<string> units, string end, int limit, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<DossierKey>>(session => [.. units.SelectMany(unit => session.All(DossierQueries.Heads(unit, "instr")).SelectMany(head => session.All(DossierQueries.Like(unit, head + end, limit))))], cancellation);

    public Task<IReadOnlyList<DossierKey>> OddNumbersAsync(IReadOnlyCollection<string> units, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<DossierKey>>(session => [.. session.All(DossierQueries.OddNumbers("number GLOB '*[^-0-9A-Z./_]*'")).Where(key => units.Contains(key.Unit))], cancellation);

    public Task<IReadOnlyList<NumberedFacts>> UnacceptedAsync(string unit, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<NumberedFacts>>(session => session.All(DossierQueries.Unaccepted(unit, session.Facts)), cancellation);

    public Task<IReadOnlyList<ProcedureSum>> ProcedureSumsAsync(IReadOnlyCollection<string> units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<ProcedureSum>>(session => [.. units.SelectMany(unit => session.All(DrillQueries.Procedures(unit, first, last)))], cancellation);

    public Task<IReadOnlyList<UnitDay>> UnitDaysAsync(IReadOnlyCollection<string> units, LocalDay first, LocalDay last, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<UnitDay>>(session => [.. units.SelectMany(unit => session.All(DrillQueries.Days(unit, first, last)))], cancellation);

    public Task<IReadOnlyList<NumberedFacts>> FactsAsync(string unit, Instant since, Instant until, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyList<NumberedFacts>>(session => session.All(DrillQueries.Facts(unit, since, until, session.Facts)), cancellation);

    public Task<IReadOnlyList<Outage>> OutagesOfAsync(string unit, Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(DrillQueries.Outages(unit, from, to), cancellation);

    public Task<IReadOnlyList<HealthSeries>> HealthSeriesOfAsync(string unit, CancellationToken cancellation) =>
        ReadAsync(DrillQueries.Series(unit), cancellation);

    public Task<IReadOnlyList<Outage>> OutagesOfSystemAsync(string system, Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(DrillQueries.OutagesOfSystem(system, from, to), cancellation);

    public Task<IReadOnlyList<HealthSeries>> HealthSeriesOfSystemAsync(string system, CancellationToken cancellation) =>
        ReadAsync(DrillQueries.SeriesOfSystem(system), cancellation);

    public Task<IReadOnlyList<Incident>> IncidentsOfSystemAsync(string system, Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(DrillQueries.IncidentsOfSystem(system, from, to), cancellation);

    public Task<IReadOnlyList<Outage>> OutagesOfIncidentAsync(long incident, CancellationToken cancellation) => ReadAsync(DrillQueries.OutagesOfIncident(incident), cancellation);

    public Task<IReadOnlyList<Incident>> PartsOfIncidentAsync(long incident, CancellationToken cancellation) => ReadAsync(DrillQueries.PartsOfIncident(incident), cancellation);

    public Task<long> BacklogGrowthAsync(IReadOnlyCollection<string> units, Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(session => units.Sum(unit => session.All(DrillQueries.Growth(unit, from, to)).Sum()), cancellation);

    public Task<Incident?> IncidentAsync(long id, CancellationToken cancellation) =>
        ReadAsync(session => session.All(DrillQueries.Incident(id)).FirstOrDefault(), cancellation);
}
