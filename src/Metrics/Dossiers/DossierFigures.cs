using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>Which dossiers a figure counts (KPIS.md, Dossier figures of a period): the sum over dossiers is the figure. Thread-safe.</summary>
public static class DossierFigures
{
    /// <summary>The figure by its name on the sheet; false for any other name.</summary>
    public static bool TryParse(string name, out DossierFigure figure)
    {
        switch (name)
        {
            case "received": figure = DossierFigure.Received; return true;
            case "receivedOnline": figure = DossierFigure.ReceivedOnline; return true;
            case "outsideArea": figure = DossierFigure.OutsideArea; return true;
            case "resolved": figure = DossierFigure.Resolved; return true;
            case "resolvedOnTime": figure = DossierFigure.ResolvedOnTime; return true;
            case "resolvedEarly": figure = DossierFigure.ResolvedEarly; return true;
            case "resolvedDueByDefault": figure = DossierFigure.ResolvedDueByDefault; return true;
            case "resolvedFullyOnline": figure = DossierFigure.ResolvedFullyOnline; return true;
            case "rejected": figure = DossierFigure.Rejected; return true;
            case "withdrawn": figure = DossierFigure.Withdrawn; return true;
            case "stopped": figure = DossierFigure.Stopped; return true;
            case "backlog": figure = DossierFigure.Backlog; return true;
            case "overdue": figure = DossierFigure.Overdue; return true;
            case "dueSoon": figure = DossierFigure.DueSoon; return true;
            case "paused": figure = DossierFigure.Paused; return true;
            default: figure = default; return false;
        }
    }

    /// <summary>Whether the figure is one at an instant rather than of the days.</summary>
    public static bool IsAtInstant(DossierFigure figure) => figure >= DossierFigure.Backlog;

    /// <summary>As the other, by name. Throws ArgumentException for a name that is no count of dossiers.</summary>
    public static bool Counts(DossierFacts facts, string figure, LocalDay first, LocalDay last, Instant at) =>
        TryParse(figure, out DossierFigure parsed)
            ? Counts(facts, parsed, first, last, at)
            : throw new ArgumentException($"'{figure}' is no figure that dossiers make up.", nameof(figure));

    /// <summary>Whether the dossier is among those the figure counts: in the days first to last (both included), or at the instant.</summary>
    public static bool Counts(DossierFacts facts, DossierFigure figure, LocalDay first, LocalDay last, Instant at) => figure switch
    {
        DossierFigure.Received => IsReceived(facts, first, last),
        DossierFigure.ReceivedOnline => IsReceived(facts, first, last) && facts.Channel == Channel.Online,
        DossierFigure.OutsideArea => IsReceived(facts, first, last) && facts.OutsideArea,
        DossierFigure.Resolved => IsResolved(facts, first, last),
        DossierFigure.ResolvedOnTime => IsResolved(facts, first, last) && facts.FinishedAt <= facts.DueAt,
        DossierFigure.ResolvedEarly => IsResolved(facts, first, last) && facts.FinishedAt?.Day < facts.DueAt?.Day,
        DossierFigure.ResolvedDueByDefault => IsResolved(facts, first, last) && facts.DueBasis == DueBasis.Default,
        DossierFigure.ResolvedFullyOnline => IsResolved(facts, first, last) && facts is { Channel: Channel.Online, FullyOnline: true },
        DossierFigure.Rejected => Ended(facts, DossierOutcome.Rejected, first, last),
        DossierFigure.Withdrawn => Ended(facts, DossierOutcome.Withdrawn, first, last),
        DossierFigure.Stopped => facts.AcceptedAt is not null && Ended(facts, DossierOutcome.Stopped, first, last),
        DossierFigure.Backlog => Is(facts, DossierState.Backlog, at),
        DossierFigure.Overdue => Is(facts, DossierState.Overdue, at),
        DossierFigure.DueSoon => Is(facts, DossierState.DueSoon, at),
        DossierFigure.Paused => Is(facts, DossierState.Paused, at),
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    private static bool IsReceived(DossierFacts facts, LocalDay first, LocalDay last) => facts.TakenOverAt is null && Within(facts.AcceptedAt, first, last);

    private static bool IsResolved(DossierFacts facts, LocalDay first, LocalDay last) =>
        facts.AcceptedAt is not null && Ended(facts, DossierOutcome.Resolved, first, last);

    private static bool Ended(DossierFacts facts, DossierOutcome outcome, LocalDay first, LocalDay last) =>
        facts.Outcome == outcome && !facts.Incomplete && Within(facts.FinishedAt, first, last);

    private static bool Is(DossierFacts facts, DossierState state, Instant at) => DossierTimeline.At(facts, at).HasFlag(state);

    private static bool Within(Instant? instant, LocalDay first, LocalDay last) => instant is { } known && known.Day >= first && known.Day <= last;
}
