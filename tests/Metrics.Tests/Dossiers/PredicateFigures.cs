using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;
using Ioc.Tests.Shared.Naive;

namespace Ioc.Metrics.Tests.Dossiers;

/// <summary>Figures by asking the predicate of every dossier.</summary>
internal static class PredicateFigures
{
    public static NaiveFigures Of(IReadOnlyCollection<DossierFacts> facts, LocalDay first, LocalDay last, Instant at)
    {
        long Count(string figure) => facts.Count(f => DossierFigures.Counts(f, figure, first, last, at));
        return new NaiveFigures
        {
            Received = Count("received"),
            ReceivedOnline = Count("receivedOnline"),
            OutsideArea = Count("outsideArea"),
            Resolved = Count("resolved"),
            ResolvedOnTime = Count("resolvedOnTime"),
            ResolvedEarly = Count("resolvedEarly"),
            ResolvedLate = Count("resolvedLate"),
            ResolvedDueByDefault = Count("resolvedDueByDefault"),
            ResolvedFullyOnline = Count("resolvedFullyOnline"),
            Rejected = Count("rejected"),
            Withdrawn = Count("withdrawn"),
            Stopped = Count("stopped"),
            Backlog = Count("backlog"),
            Paused = Count("paused"),
            Overdue = Count("overdue"),
            DueSoon = Count("dueSoon"),
        };
    }

    /// <summary>Only those figures that the predicate knows.</summary>
    public static NaiveFigures Only(NaiveFigures all) => all with
    {
        DigitizedComponents = 0,
        DigitizedResult = 0,
        ResolvedOnline = 0,
        PaidOnline = 0,
        PaidOffline = 0,
        WorkingTicks = 0,
        Ratings = 0,
        RatingSum = 0,
        Satisfied = 0,
    };
}
