using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Health;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Stores;

/// <summary>Committed figures, read from the operational store. Every query is bounded: month sums and days, never from the beginning. Thread-safe.</summary>
public interface IKpiReader
{
    /// <summary>What the store knows of itself: kind of data, law, last commit.</summary>
    Task<StoreState> StateAsync(CancellationToken cancellation);

    /// <summary>Sums of all counters over [first, last] by unit. A null unit set means all. Units without a row are left out.</summary>
    Task<IReadOnlyDictionary<string, CounterVector>> SumsAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation);

    /// <summary>Backlog, paused, overdue and due soon at the end of the day by unit (running sums of the *Change counters).</summary>
    Task<IReadOnlyDictionary<string, InstantCounts>> AtEndOfAsync(IReadOnlySet<string>? units, LocalDay day, CancellationToken cancellation);

    /// <summary>Sums per day over [first, last] of these units together (charts); days without a row are left out.</summary>
    Task<IReadOnlyList<(LocalDay Day, CounterVector Sums)>> DaysAsync(IReadOnlySet<string>? units, LocalDay first, LocalDay last, CancellationToken cancellation);

    Task<IReadOnlyDictionary<string, Instant>> LastArrivalsAsync(CancellationToken cancellation);

    /// <summary>A page of the dossiers that make up a count of the sheet, in a stable order. Throws ArgumentException for a figure that has no dossiers.</summary>
    Task<DossierPage> DossiersAsync(DossierQuery query, CancellationToken cancellation);

    /// <summary>One dossier with its history; null when unknown.</summary>
    Task<DossierRow?> DossierAsync(DossierKey key, CancellationToken cancellation);

    /// <summary>Outages that overlap [from, to), oldest first.</summary>
    Task<IReadOnlyList<Outage>> OutagesAsync(Instant from, Instant to, CancellationToken cancellation);

    Task<IReadOnlyList<Incident>> IncidentsAsync(Instant from, Instant to, CancellationToken cancellation);

    /// <summary>Every (unit, system) that ever reported.</summary>
    Task<IReadOnlyList<HealthSeries>> HealthSeriesAsync(CancellationToken cancellation);

    Task<IReadOnlyList<UnobservedWindow>> UnobservedAsync(Instant from, Instant to, CancellationToken cancellation);

    Task<IReadOnlyDictionary<QualityKey, long>> QualityAsync(LocalDay first, LocalDay last, CancellationToken cancellation);

    Task<IReadOnlyList<SourceTotal>> SourceTotalsAsync(LocalDay first, LocalDay last, CancellationToken cancellation);

    Task<IReadOnlyList<IndicatorValue>> IndicatorsAsync(CancellationToken cancellation);

    Task<IReadOnlyList<StoredDeadLetter>> DeadLettersAsync(long afterId, int limit, CancellationToken cancellation);

    /// <summary>Rejected events for people, the newest first.</summary>
    Task<IReadOnlyList<StoredDeadLetter>> DeadLettersAsync(DeadLetterQuery query, CancellationToken cancellation);
}

/// <summary>Figure: name of a count of the KPI sheet (received, overdue, …). At: the instant for backlog, overdue, dueSoon, paused. Units null: all.</summary>
public sealed record DossierQuery(IReadOnlySet<string>? Units, string Figure, LocalDay First, LocalDay Last, Instant At, string? Cursor, int Limit)
{
    /// <summary>Narrows the figure's dossiers; then they are counted, not summed. Null: all of them.</summary>
    public DossierFilter? Filter { get; init; }

    /// <summary>Of a count over days: only what happened up to this instant (the past, seen from within a day). Null: all of the days. Does not touch figures at an instant.</summary>
    public Instant? Until { get; init; }

    /// <summary>The longest over its due time first (until it ended, or the instant), in place of by unit and time.</summary>
    public bool WorstFirst { get; init; }
}

/// <summary>Total equals the figure. Next is the cursor of the following page; null at the end.</summary>
public sealed record DossierPage(long Total, IReadOnlyList<DossierRow> Items, string? Next);

public sealed record StoredDeadLetter(long Id, DeadLetter Letter);
