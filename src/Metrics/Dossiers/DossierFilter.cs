namespace Ioc.Metrics.Dossiers;

/// <summary>Which of a figure's dossiers are meant: of these procedures (null: any; the empty text stands for none known), and with the trait. Immutable, thread-safe.</summary>
public sealed record DossierFilter(IReadOnlySet<string>? Procedures, DossierTrait Trait = DossierTrait.Any)
{
    /// <summary>Whether counters by procedure can tell how many hold: nothing but procedures and a trait is asked for.</summary>
    public bool IsCounted => this with { Procedures = null } == new DossierFilter(null, Trait);

    public bool Holds(DossierFacts facts) => (Procedures is null || Procedures.Contains(facts.Procedure ?? "")) && Trait switch
    {
        DossierTrait.Late => facts.FinishedAt > facts.DueAt,
        DossierTrait.DigitizedComponents => facts.DigitizedComponents,
        DossierTrait.DigitizedResult => facts.DigitizedResult,
        DossierTrait.Paid => facts.Payment is Events.Payment.Online or Events.Payment.Offline,
        DossierTrait.PaidOnline => facts.Payment == Events.Payment.Online,
        _ => true,
    };
}
