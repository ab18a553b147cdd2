using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>Reads behind the drill-down pages. Each is bounded by a unit, a day range or a key; none goes through all dossiers. Thread-safe.</summary>
public interface IDrillReader
{
    /// <summary>Dossiers of the units whose numbers begin with the text: at most so many of each unit, in order.</summary>
    Task<IReadOnlyList<DossierKey>> DossiersLikeAsync(IReadOnlyCollection<string> units, string beginning, int limit, CancellationToken cancellation);

    /// <summary>Dossiers of the units whose numbers go on with the text after their first dash: at most so many of each unit and beginning.</summary>
    Task<IReadOnlyList<DossierKey>> DossiersEndingAsync(IReadOnlyCollection<string> units, string end, int limit, CancellationToken cancellation);

    /// <summary>Dossiers of the units whose numbers hold a sign that is no digit, capital, hyphen, full stop, slash or underscore: those that may be another's but for case, blanks and dashes. At most 20,000 of all units.</summary>
    Task<IReadOnlyList<DossierKey>> OddNumbersAsync(IReadOnlyCollection<string> units, CancellationToken cancellation);

    /// <summary>Dossiers of a unit that were not received, by number.</summary>
    Task<IReadOnlyList<NumberedFacts>> UnacceptedAsync(string unit, CancellationToken cancellation);

    /// <summary>Sums of each of these units by procedure (empty: none known) over [first, last]; without rows, left out.</summary>
    Task<IReadOnlyList<ProcedureSum>> ProcedureSumsAsync(IReadOnlyCollection<string> units, LocalDay first, LocalDay last, CancellationToken cancellation);

    /// <summary>Counters of each of these units by day over [first, last]; days without a row are left out.</summary>
    Task<IReadOnlyList<UnitDay>> UnitDaysAsync(IReadOnlyCollection<string> units, LocalDay first, LocalDay last, CancellationToken cancellation);

    /// <summary>Facts of a unit's dossiers received at or before `until` that were still open after `since` (or are open now), and of those that finished in between though they enter the backlog only later.</summary>
    Task<IReadOnlyList<NumberedFacts>> FactsAsync(string unit, Instant since, Instant until, CancellationToken cancellation);

    /// <summary>Outages of one unit that overlap [from, to), oldest first.</summary>
    Task<IReadOnlyList<Outage>> OutagesOfAsync(string unit, Instant from, Instant to, CancellationToken cancellation);

    /// <summary>Systems that one unit ever reported.</summary>
    Task<IReadOnlyList<HealthSeries>> HealthSeriesOfAsync(string unit, CancellationToken cancellation);

    /// <summary>Outages of one system at all units that overlap [from, to), oldest first.</summary>
    Task<IReadOnlyList<Outage>> OutagesOfSystemAsync(string system, Instant from, Instant to, CancellationToken cancellation);

    /// <summary>Every unit that ever reported the system.</summary>
    Task<IReadOnlyList<HealthSeries>> HealthSeriesOfSystemAsync(string system, CancellationToken cancellation);

    /// <summary>Incidents that overlap [from, to) and are of the system or hold an outage of it, oldest first.</summary>
    Task<IReadOnlyList<Incident>> IncidentsOfSystemAsync(string system, Instant from, Instant to, CancellationToken cancellation);

    /// <summary>Outages that an incident took in, oldest first.</summary>
    Task<IReadOnlyList<Outage>> OutagesOfIncidentAsync(long incident, CancellationToken cancellation);

    /// <summary>Incidents that were merged into this one, oldest first.</summary>
    Task<IReadOnlyList<Incident>> PartsOfIncidentAsync(long incident, CancellationToken cancellation);

    /// <summary>By how many dossiers in progress these units together grew from one instant to another: received less closed meanwhile. Counted in indexes, no dossier is read.</summary>
    Task<long> BacklogGrowthAsync(IReadOnlyCollection<string> units, Instant from, Instant to, CancellationToken cancellation);

    /// <summary>One incident; null when there is none.</summary>
    Task<Incident?> IncidentAsync(long id, CancellationToken cancellation);
}

/// <summary>Counters of one unit and procedure over some days.</summary>
public sealed record ProcedureSum(string Unit, string Procedure, CounterVector Sums);

/// <summary>Counters of one unit on one day.</summary>
public sealed record UnitDay(string Unit, LocalDay Day, CounterVector Sums);

/// <summary>A dossier of a known unit: its number and facts.</summary>
public sealed record NumberedFacts(string Number, DossierFacts Facts);
