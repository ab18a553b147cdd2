namespace Ioc.Metrics.Dossiers;

/// <summary>What tells dossiers of one count apart that a share is made of (KPIS.md: digitizedComponentsShare, onlinePaymentShare, …).</summary>
public enum DossierTrait
{
    Any,

    /// <summary>Finished after its due time.</summary>
    Late,
    DigitizedComponents,
    DigitizedResult,

    /// <summary>A fee was paid, online or not.</summary>
    Paid,
    PaidOnline,
}
