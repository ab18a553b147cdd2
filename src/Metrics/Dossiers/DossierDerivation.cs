using Ioc.Metrics.Events;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>KPIS.md, Facts of a dossier: the facts as a pure function of the accepted events, the law and the profile. Thread-safe.</summary>
public static class DossierDerivation
{
    /// <summary>Allowance in working days of a procedure that is unknown or has no known days.</summary>
    public const int DefaultWorkingDays = 5;

    public static DossierFacts Derive(DossierHistory history, Profile profile)
    {
        ReadOnlySpan<DossierEvent> sequences = history.Sequences;
        var carried = CarriedValues.Of(sequences);
        Procedure? procedure = carried.Procedure is { } code ? profile.FindProcedure(code) : null;
        var course = DossierCourse.Of(sequences);
        Instant? acceptedAt = AcceptedAt(sequences);
        HandOver? taken = TakenOver(history.Events);
        var facts = new DossierFacts
        {
            AcceptedAt = acceptedAt,
            FinishedAt = course.FinishedAt,
            Outcome = course.FinishedAt <= taken?.TakenOverAt && IsRepeated(history.Events, course.FinishedBy) ? DossierOutcome.HandedOver : course.Outcome,
            HandedOverTo = course.HandedOverTo,
            TakenOverFrom = taken?.Unit,
            TakenOverAt = taken?.TakenOverAt,
            Status = sequences.IsEmpty ? DossierStatus.None : sequences[^1].Status,
            LatestAt = LatestAt(history, course.HandedOverTo is null ? sequences : sequences[..^1]),
            Incomplete = acceptedAt is null && WentOn(sequences),
            Procedure = carried.Procedure,
            UnknownProcedure = carried.Procedure is not null && procedure is null,
            Channel = carried.Channel,
            FullyOnline = carried.FullyOnline,
            OutsideArea = carried.OutsideArea,
            DigitizedComponents = carried.DigitizedComponents,
            DigitizedResult = carried.DigitizedResult,
            Payment = carried.Payment,
            RatedAt = history.Rating?.At,
            Rating = history.Rating?.Rating ?? 0,
        };
        return acceptedAt is { } accepted ? WithTimes(facts, accepted, sequences, course, procedure, profile) : facts;
    }

    private static DossierFacts WithTimes(
        DossierFacts facts, Instant accepted, ReadOnlySpan<DossierEvent> sequences, DossierCourse course, Procedure? procedure, Profile profile)
    {
        List<Interval> pauses = course.Pauses(accepted, course.FinishedAt ?? Instant.Never);
        // What ends a pause by handing over alone moves no due time: that would restate the days before.
        DueTime due = DueTime.Of(sequences, course.HandedOverTo is null ? pauses : course.Pauses(accepted, Instant.Never), accepted, procedure, profile);
        return facts with
        {
            Pauses = pauses.Count == 0 ? [] : pauses,
            DueAt = due.At,
            DueBasis = due.Basis,
            BrokenPromiseMoved = due.BrokenPromiseMoved,
            PromiseNotBelievedOf = due.NotBelievedOf,
            MidnightPromiseOf = due.MidnightOf,
            DueSoonFrom = DueTime.SoonFrom(due.At, profile.Calendar),
            WorkingTime = facts.Outcome == DossierOutcome.Resolved && course.FinishedAt is { } finished
                ? WorkingTime(accepted, finished, pauses, profile)
                : TimeSpan.Zero,
        };
    }

    private static TimeSpan WorkingTime(Instant accepted, Instant finished, List<Interval> pauses, Profile profile)
    {
        TimeSpan time = profile.Calendar.WorkingTimeBetween(accepted, finished);
        foreach (Interval pause in pauses)
        {
            time -= profile.Calendar.WorkingTimeBetween(pause.Start, pause.End);
        }

        return time;
    }

    /// <summary>All of a dossier name the same unit and instant (EndedUnit). One that no longer holds, since its source has sent the status again, counts too.</summary>
    private static HandOver? TakenOver(ReadOnlySpan<DossierEvent> events)
    {
        foreach (ref readonly DossierEvent item in events)
        {
            if (item.HandOver is { TakenOverAt: not null } taken)
            {
                return taken;
            }
        }

        return null;
    }

    /// <summary>Whether the unit that had the dossier said this status: then it ended there. What is said here alone counts here.</summary>
    private static bool IsRepeated(ReadOnlySpan<DossierEvent> events, long sequence)
    {
        foreach (ref readonly DossierEvent item in events)
        {
            if (item.Sequence == sequence && item.HandOver is { TakenOverAt: not null })
            {
                return true;
            }
        }

        return false;
    }

    private static Instant LatestAt(DossierHistory history, ReadOnlySpan<DossierEvent> said) => said.IsEmpty ? history.Rating?.At ?? default : said[^1].At;

    private static Instant? AcceptedAt(ReadOnlySpan<DossierEvent> sequences)
    {
        for (int i = sequences.Length - 1; i >= 0; i--)
        {
            if (sequences[i].AcceptedAt is { } carried)
            {
                return carried;
            }
        }

        foreach (ref readonly DossierEvent item in sequences)
        {
            if (item.Status == DossierStatus.Accepted)
            {
                return item.At;
            }
        }

        return null;
    }

    /// <summary>Whether there is a status that only a received dossier can have; papers handed back after a rejection or withdrawal are none.</summary>
    private static bool WentOn(ReadOnlySpan<DossierEvent> sequences)
    {
        bool turnedAway = false;
        foreach (ref readonly DossierEvent item in sequences)
        {
            switch (item.Status)
            {
                case DossierStatus.Rejected or DossierStatus.Withdrawn:
                    turnedAway = true;
                    break;
                case DossierStatus.Returned when turnedAway:
                case DossierStatus.Registered:
                    break;
                default:
                    return true;
            }
        }

        return false;
    }
}
