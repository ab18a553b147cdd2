using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Reads of the drill-down pages, alike in both stores. Each seeks in a key or index that begins with the unit.</summary>
internal static class DrillQueries
{
    private static readonly string _sums = string.Join(", ", CounterColumns.Names.Select(column => $"CAST(sum({column}) AS BIGINT)"));

    public static StoreQuery<ProcedureSum> Procedures(string unit, LocalDay first, LocalDay last) => new(
        $"SELECT procedure, {_sums} FROM procedure_days WHERE unit = $1 AND day BETWEEN $2 AND $3 GROUP BY procedure",
        row => new ProcedureSum(unit, row.Text(0), Vector(row)), unit, first.Number, last.Number);

    public static StoreQuery<UnitDay> Days(string unit, LocalDay first, LocalDay last) => new(
        $"SELECT day, {CounterColumns.List} FROM unit_days WHERE unit = $1 AND day BETWEEN $2 AND $3 ORDER BY day",
        row => new UnitDay(unit, new LocalDay((int)row.Long(0)), Vector(row)), unit, first.Number, last.Number);

    /// <summary>
    /// Finished only later than `since`, or entered later than that though finished before, or finished in between though it enters only later: a source's clock, or a step of
    /// before the handing over, which counts on its own day.
    /// </summary>
    public static StoreQuery<NumberedFacts> Facts(string unit, Instant since, Instant until, DossierFactsCodec codec) => new(
        """
        SELECT number, facts FROM dossiers WHERE unit = $1 AND finished_at > $2 AND accepted_at IS NOT NULL AND accepted_at <= $3
        UNION ALL
        SELECT number, facts FROM dossiers WHERE unit = $1 AND accepted_at > $2 AND accepted_at <= $3 AND finished_at <= $2
        UNION ALL
        SELECT number, facts FROM dossiers WHERE unit = $1 AND finished_at > $2 AND finished_at <= $3 AND +accepted_at > $3
        """,
        row => new NumberedFacts(row.Text(0), codec.Decode(row.Bytes(1))), unit, since.Ticks, until.Ticks);

    public static StoreQuery<Outage> Outages(string unit, Instant from, Instant to) => new(
        $"SELECT {HealthQueries.OutageColumns} FROM outages WHERE unit = $1 AND end_at > $2 AND start_at < $3 ORDER BY start_at, system",
        HealthQueries.Outage, unit, from.Ticks, to.Ticks);

    public static StoreQuery<HealthSeries> Series(string unit) => new(
        "SELECT unit, system, first_report, last_report, state FROM health_series WHERE unit = $1 ORDER BY system", HealthQueries.SeriesRow, unit);

    public static StoreQuery<Outage> OutagesOfSystem(string system, Instant from, Instant to) => new(
        $"SELECT {HealthQueries.OutageColumns} FROM outages WHERE system = $1 AND end_at > $2 AND start_at < $3 ORDER BY start_at, unit",
        HealthQueries.Outage, system, from.Ticks, to.Ticks);

    public static StoreQuery<HealthSeries> SeriesOfSystem(string system) => new(
        "SELECT unit, system, first_report, last_report, state FROM health_series WHERE system = $1 ORDER BY unit", HealthQueries.SeriesRow, system);

    public static StoreQuery<Incident> IncidentsOfSystem(string system, Instant from, Instant to) => new(
        $"""
        SELECT {HealthQueries.IncidentColumns} FROM incidents WHERE resolved_at > $1 AND opened_at < $2
            AND (system = $3 OR id IN (SELECT incident FROM outages WHERE system = $3 AND end_at > $1 AND incident IS NOT NULL)) ORDER BY opened_at, id
        """,
        HealthQueries.Incident, from.Ticks, to.Ticks, system);

    public static StoreQuery<Outage> OutagesOfIncident(long incident) => new(
        $"SELECT {HealthQueries.OutageColumns} FROM outages WHERE incident = $1 ORDER BY start_at, unit, system", HealthQueries.Outage, incident);

    public static StoreQuery<Incident> PartsOfIncident(long incident) => new(
        $"SELECT {HealthQueries.IncidentColumns} FROM incidents WHERE merged_into = $1 ORDER BY opened_at, id", HealthQueries.Incident, incident);

    /// <summary>Received, less those whose end (the later of acceptance and finish) lies in (from, to]: backlog = received − closed (KPIS.md).</summary>
    public static StoreQuery<long> Growth(string unit, Instant from, Instant to) => new(
        """
        SELECT CAST(1 AS BIGINT), count(*) FROM dossiers WHERE unit = $1 AND accepted_at > $2 AND accepted_at <= $3
        UNION ALL
        SELECT CAST(-1 AS BIGINT), count(*) FROM dossiers WHERE unit = $1 AND finished_at > $2 AND finished_at <= $3 AND +accepted_at <= $3
        UNION ALL
        SELECT CAST(-1 AS BIGINT), count(*) FROM dossiers WHERE unit = $1 AND accepted_at > $2 AND accepted_at <= $3 AND +finished_at <= $2
        """,
        row => row.Long(0) * row.Long(1), unit, from.Ticks, to.Ticks);

    public static StoreQuery<Incident> Incident(long id) =>
        new($"SELECT {HealthQueries.IncidentColumns} FROM incidents WHERE id = $1", HealthQueries.Incident, id);

    private static CounterVector Vector(IStoreRow row)
    {
        var sums = new CounterVector();
        CounterColumns.ReadInto(row, 1, sums);
        return sums;
    }
}
