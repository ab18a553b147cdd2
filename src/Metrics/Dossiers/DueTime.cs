using Ioc.Metrics.Calendar;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>
/// KPIS.md, dueAt. Readings: before the first promise taken the computed due time is in force, moved by all pauses that have ended
/// (one under way at the promise began before the due time, so nothing was broken yet); when every carried promise came too late to be taken, the computed due time stays, with its own basis;
/// a carried promise equal to the due time in force is no move and is not flagged. A promise that is not believed is as if it was not made.
/// </summary>
internal readonly record struct DueTime(Instant At, DueBasis Basis)
{
    public bool BrokenPromiseMoved { get; private init; }

    /// <summary>Who made the last promise that is not believed; null: nobody.</summary>
    public string? NotBelievedOf { get; private init; }

    /// <summary>Who made the promise in force when it is at midnight; null: it is not.</summary>
    public string? MidnightOf { get; private init; }

    public static DueTime Of(ReadOnlySpan<DossierEvent> sequences, List<Interval> pauses, Instant acceptedAt, Procedure? procedure, Profile profile)
    {
        WorkingCalendar calendar = profile.Calendar;
        Instant inForce = Moved(calendar.DueAt(acceptedAt, procedure?.WorkingDays ?? DossierDerivation.DefaultWorkingDays), pauses, calendar);
        string? promisedBy = null, notBelievedOf = null;
        bool broken = false;
        foreach (ref readonly DossierEvent item in sequences)
        {
            if (Promise.Of(item, profile) is not { } carried)
            {
                continue;
            }

            if (!Promise.IsBelieved(carried, acceptedAt))
            {
                notBelievedOf = item.Source;
            }
            else if (item.At <= inForce)
            {
                (inForce, promisedBy) = (carried, item.Source);
            }
            else
            {
                broken |= carried != inForce;
            }
        }

        DueBasis computed = procedure?.WorkingDays is null ? DueBasis.Default : DueBasis.Procedure;
        return new DueTime(inForce, promisedBy is null ? computed : DueBasis.Source)
        {
            BrokenPromiseMoved = broken,
            NotBelievedOf = notBelievedOf,
            MidnightOf = Promise.IsMidnight(inForce) ? promisedBy : null,
        };
    }

    /// <summary>
    /// Midnight of the first local day whose next working day closes at or after the due time: the working day before the first one that closes then.
    /// </summary>
    public static Instant SoonFrom(Instant dueAt, WorkingCalendar calendar)
    {
        LocalDay day = dueAt.Day;
        LocalDay reached = calendar.IsWorkingDay(day) && dueAt <= calendar.ClosingTime(day) ? day : calendar.NextWorkingDay(day);
        return calendar.PreviousWorkingDay(reached).Start;
    }

    private static Instant Moved(Instant due, List<Interval> pauses, WorkingCalendar calendar)
    {
        foreach (Interval pause in pauses)
        {
            if (pause.End != Instant.Never && pause.Start < due)
            {
                due = calendar.AddWorkingTime(due, calendar.WorkingTimeBetween(pause.Start, pause.End));
            }
        }

        return due;
    }
}
