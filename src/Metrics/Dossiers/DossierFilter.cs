using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>Which of a figure's dossiers are meant: of these procedures (null: any; the empty text stands for none known), and with the trait. Immutable, thread-safe.</summary>
public sealed record DossierFilter(IReadOnlySet<string>? Procedures, DossierTrait Trait = DossierTrait.Any)
{
    /// <summary>Whether counters by procedure can tell how many hold: nothing but procedures and a trait is asked for.</summary>
    public bool IsCounted => this with { Procedures = null } == new DossierFilter(null, Trait);

    /// <summary>Of none of these procedures (one without a procedure is of none); null: whatever it is of.</summary>
    public IReadOnlySet<string>? NoneOf { get; init; }

    /// <summary>Whose latest status is one of these; null: any.</summary>
    public IReadOnlySet<DossierStatus>? Statuses { get; init; }

    /// <summary>Accepted on this day or later; null: whenever.</summary>
    public LocalDay? AcceptedFrom { get; init; }

    /// <summary>Accepted on this day or earlier; null: whenever.</summary>
    public LocalDay? AcceptedUpTo { get; init; }

    public bool Holds(DossierFacts facts) => IsOfProcedure(facts.Procedure ?? "") && Statuses?.Contains(facts.Status) != false && IsOfAge(facts.AcceptedAt) && Trait switch
    {
        DossierTrait.Late => facts.FinishedAt > facts.DueAt,
        DossierTrait.DigitizedComponents => facts.DigitizedComponents,
        DossierTrait.DigitizedResult => facts.DigitizedResult,
        DossierTrait.Paid => facts.Payment is Payment.Online or Payment.Offline,
        DossierTrait.PaidOnline => facts.Payment == Payment.Online,
        _ => true,
    };

    private bool IsOfProcedure(string code) => Procedures?.Contains(code) != false && NoneOf?.Contains(code) != true;

    private bool IsOfAge(Instant? accepted) =>
        (AcceptedFrom is null && AcceptedUpTo is null)
        || (accepted is { } at && (AcceptedFrom is not { } from || at.Day >= from) && (AcceptedUpTo is not { } upTo || at.Day <= upTo));
}
