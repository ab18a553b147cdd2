using Ioc.Metrics.Events;
using Ioc.Resources;

namespace Ioc.Dashboard.Dossiers;

/// <summary>A step of a dossier as a backlog tells them apart: one status, or several that mean the same to a reader. Id stands in addresses. Immutable, thread-safe.</summary>
public sealed record DossierStage(string Id, IReadOnlySet<DossierStatus> Statuses, Func<UnitTexts, string> Words)
{
    private static readonly DossierStage Other = new(
        "other", new HashSet<DossierStatus> { DossierStatus.None, DossierStatus.Rejected, DossierStatus.Withdrawn, DossierStatus.Stopped }, words => words.StageOther);

    private static readonly DossierStage[] All =
    [
        One("registered", DossierStatus.Registered, words => words.StageRegistered),
        One("accepted", DossierStatus.Accepted, words => words.StageAccepted),
        One("processing", DossierStatus.Processing, words => words.StageProcessing),
        One("supplement-requested", DossierStatus.SupplementRequested, words => words.StageSupplement),
        One("payment-requested", DossierStatus.PaymentRequested, words => words.StagePayment),
        new("completed", new HashSet<DossierStatus> { DossierStatus.Completed, DossierStatus.Returned }, words => words.StageCompleted),
        Other,
    ];

    public static DossierStage Of(DossierStatus status) => All.FirstOrDefault(stage => stage.Statuses.Contains(status)) ?? Other;

    /// <summary>Null for what is none.</summary>
    public static DossierStage? Find(string? id) => All.FirstOrDefault(stage => stage.Id == id);

    private static DossierStage One(string id, DossierStatus status, Func<UnitTexts, string> words) => new(id, new HashSet<DossierStatus> { status }, words);
}
