using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>
/// How a dossier went: its statuses in order of sequence, without the payment requests that came while it stood completed or returned
/// (a fee asked for at handing over, or after it, neither reopens nor pauses): the last status that counts is `completed` or `returned`.
/// </summary>
internal sealed class DossierCourse
{
    private readonly List<(DossierStatus Status, Instant At)> _steps = [];

    /// <summary>Sequence of the closing event; 0 while open.</summary>
    public long FinishedBy { get; private set; }

    /// <summary>`at` of the closing event: the first closing one after the last non-closing one; null while open.</summary>
    public Instant? FinishedAt { get; private set; }

    public DossierOutcome Outcome { get; private set; }

    /// <summary>The unit that goes on with it. Nothing follows: whatever is said of it here afterwards is not taken.</summary>
    public string? HandedOverTo { get; private set; }

    public static DossierCourse Of(ReadOnlySpan<DossierEvent> sequences)
    {
        var course = new DossierCourse();
        foreach (ref readonly DossierEvent item in sequences)
        {
            course.Step(item);
        }

        return course;
    }

    /// <summary>
    /// Pauses within [acceptedAt, end), in order: from each pausing event to the next sequence's `at`; those that
    /// meet or overlap are one; reversed ones are none. One without a next sequence ends Never.
    /// </summary>
    public List<Interval> Pauses(Instant acceptedAt, Instant end)
    {
        List<Interval> pauses = [];
        for (int i = 0; i < _steps.Count; i++)
        {
            if (!IsPausing(_steps[i].Status))
            {
                continue;
            }

            bool ended = i + 1 < _steps.Count;
            Interval pause = new Interval(_steps[i].At, ended ? _steps[i + 1].At : Instant.Never).Clip(acceptedAt, end);
            if (!pause.IsEmpty)
            {
                pauses.Add(pause);
            }
        }

        return pauses.Count > 1 ? Merged(pauses) : pauses;
    }

    private static List<Interval> Merged(List<Interval> pauses)
    {
        pauses.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        List<Interval> merged = [pauses[0]];
        foreach (Interval pause in pauses)
        {
            if (pause.Start <= merged[^1].End)
            {
                merged[^1] = new Interval(merged[^1].Start, Instant.Max(merged[^1].End, pause.End));
            }
            else
            {
                merged.Add(pause);
            }
        }

        return merged;
    }

    private void Step(in DossierEvent item)
    {
        (DossierStatus status, Instant at) = (item.Status, item.At);
        if (item.HandOver is { TakenOverAt: null } handed)
        {
            (FinishedAt, FinishedBy, Outcome, HandedOverTo) = (at, item.Sequence, DossierOutcome.HandedOver, handed.Unit);
            return;
        }

        if (status == DossierStatus.PaymentRequested && _steps is [.., { Status: DossierStatus.Completed or DossierStatus.Returned }])
        {
            return;
        }

        _steps.Add((status, at));
        DossierOutcome outcome = OutcomeOf(status);
        if (outcome == DossierOutcome.None)
        {
            (FinishedAt, FinishedBy, Outcome) = (null, 0, DossierOutcome.None);
        }
        else if (Outcome == DossierOutcome.None)
        {
            (FinishedAt, FinishedBy, Outcome) = (at, item.Sequence, outcome);
        }
    }

    private static bool IsPausing(DossierStatus status) => status is DossierStatus.SupplementRequested or DossierStatus.PaymentRequested;

    private static DossierOutcome OutcomeOf(DossierStatus status) => status switch
    {
        DossierStatus.Completed or DossierStatus.Returned => DossierOutcome.Resolved,
        DossierStatus.Rejected => DossierOutcome.Rejected,
        DossierStatus.Withdrawn => DossierOutcome.Withdrawn,
        DossierStatus.Stopped => DossierOutcome.Stopped,
        _ => DossierOutcome.None,
    };
}
