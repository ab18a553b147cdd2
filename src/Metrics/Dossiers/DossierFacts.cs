using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>
/// What KPIS.md (Facts of a dossier) derives from the set of a dossier's accepted events, the law and the profile.
/// Its contribution to every counter follows from it alone. Immutable, thread-safe.
/// </summary>
public sealed record DossierFacts
{
    /// <summary>Null: not received.</summary>
    public Instant? AcceptedAt { get; init; }

    /// <summary>`at` of the closing event; null while open.</summary>
    public Instant? FinishedAt { get; init; }

    public DossierOutcome Outcome { get; init; }

    /// <summary>Status of the highest sequence.</summary>
    public DossierStatus Status { get; init; }

    /// <summary>Not received though it went on: no figure, data quality only.</summary>
    public bool Incomplete { get; init; }

    public Instant? DueAt { get; init; }

    public DueBasis DueBasis { get; init; }

    /// <summary>Procedure code as carried; null when no event carried one.</summary>
    public string? Procedure { get; init; }

    /// <summary>The code is not in the profile.</summary>
    public bool UnknownProcedure { get; init; }

    public Channel Channel { get; init; }

    public bool FullyOnline { get; init; }

    public bool OutsideArea { get; init; }

    public bool DigitizedComponents { get; init; }

    public bool DigitizedResult { get; init; }

    public Payment Payment { get; init; }

    /// <summary>Pauses within [acceptedAt, finishedAt), in order, merged; the last may end at <see cref="Instant.Never"/>.</summary>
    public IReadOnlyList<Interval> Pauses { get; init; } = [];

    /// <summary>Working time from acceptedAt to finishedAt less paused working time; zero unless resolved.</summary>
    public TimeSpan WorkingTime { get; init; }

    /// <summary>Local midnight from which, to dueAt included, it falls due soon (closing time of the first working day after a day reaches dueAt). Null without dueAt.</summary>
    public Instant? DueSoonFrom { get; init; }

    /// <summary>`at` of the rating that holds; null: not rated. A rating may stand before any status.</summary>
    public Instant? RatedAt { get; init; }

    /// <summary>1 to 5; 0: not rated.</summary>
    public int Rating { get; init; }

    /// <summary>`at` of the highest sequence, else of the rating: the day on which data quality counts the dossier.</summary>
    public Instant LatestAt { get; init; }

    /// <summary>A promise was moved after it was broken (flagged, does not count).</summary>
    public bool BrokenPromiseMoved { get; init; }

    /// <summary>Source of the last promise before acceptance or more than three years after it (flagged, does not count); null: none.</summary>
    public string? PromiseNotBelievedOf { get; init; }

    /// <summary>Source of the promise in force when that is at 00:00:00, which costs the unit the promised day (flagged); null: it is not.</summary>
    public string? MidnightPromiseOf { get; init; }

    /// <summary>Code of the unit that goes on with it; null: it was not handed over.</summary>
    public string? HandedOverTo { get; init; }

    /// <summary>Code of the unit that had received it; null: this unit did.</summary>
    public string? TakenOverFrom { get; init; }

    /// <summary>From when on it counts at this unit, where another had received it.</summary>
    public Instant? TakenOverAt { get; init; }

    /// <summary>When it enters the backlog: acceptedAt, or when it was taken over if that is later; null when not received.</summary>
    public Instant? EntersAt => AcceptedAt is { } accepted && TakenOverAt is { } taken ? Instant.Max(accepted, taken) : AcceptedAt;

    /// <summary>When it leaves the backlog: the later of entering it and finishedAt; Never while open; null when not received.</summary>
    public Instant? ClosedAt =>
        EntersAt is not { } enters ? null
        : FinishedAt is { } finished ? Instant.Max(enters, finished)
        : Instant.Never;
}
