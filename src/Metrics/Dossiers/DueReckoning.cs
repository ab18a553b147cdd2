using Ioc.Metrics.Calendar;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>The due time of a dossier with each step of the reckoning, as <see cref="DueTime"/> comes to it; its last step is the due time that the facts hold. Thread-safe.</summary>
public static class DueReckoning
{
    /// <summary>No steps when the dossier was not received.</summary>
    public static IReadOnlyList<ReckoningStep> Of(DossierHistory history, DossierFacts facts, Profile profile)
    {
        if (facts.AcceptedAt is not { } accepted || facts.DueAt is not { } due)
        {
            return [];
        }

        var steps = new List<ReckoningStep> { new(ReckoningKind.Accepted, accepted) };
        Procedure? procedure = facts.Procedure is { } code ? profile.FindProcedure(code) : null;
        Instant computed = Computed(steps, accepted, procedure, facts.Pauses, profile.Calendar);
        Promises(steps, history.Sequences, computed, accepted, profile);
        steps.Add(new ReckoningStep(ReckoningKind.Due, due) { Basis = facts.DueBasis });
        return steps;
    }

    private static Instant Computed(List<ReckoningStep> steps, Instant accepted, Procedure? procedure, IReadOnlyList<Interval> pauses, WorkingCalendar calendar)
    {
        LocalDay start = calendar.StartDay(accepted);
        if (start != accepted.Day)
        {
            steps.Add(new ReckoningStep(ReckoningKind.StartDay, start.Start));
        }

        int days = procedure?.WorkingDays ?? DossierDerivation.DefaultWorkingDays;
        Instant due = calendar.DueAt(accepted, days);
        HolidayRow[] holidays = [.. calendar.Holidays.Where(row => row.Closed && row.Day > start && row.Day <= due.Day).OrderBy(row => row.Day)];
        steps.Add(new ReckoningStep(ReckoningKind.Allowance, due)
        {
            Days = days,
            Basis = procedure?.WorkingDays is null ? DueBasis.Default : DueBasis.Procedure,
            Holidays = holidays,
            WeekendDays = WeekendDays(start, due.Day, holidays, calendar),
        });
        foreach (Interval pause in pauses)
        {
            due = Pause(steps, pause, due, calendar);
        }

        if (calendar.YearsMissing(start, due.Day) is { Count: > 0 } missing)
        {
            steps.Add(new ReckoningStep(ReckoningKind.HolidaysMissing, due) { Years = [.. missing.Select(year => year.Year)] });
        }

        return due;
    }

    private static Instant Pause(List<ReckoningStep> steps, Interval pause, Instant due, WorkingCalendar calendar)
    {
        if (pause.End == Instant.Never)
        {
            steps.Add(new ReckoningStep(ReckoningKind.PauseOpen, due) { From = pause.Start });
            return due;
        }

        TimeSpan worked = calendar.WorkingTimeBetween(pause.Start, pause.End);
        bool moves = pause.Start < due;
        Instant moved = moves ? calendar.AddWorkingTime(due, worked) : due;
        steps.Add(new ReckoningStep(moves ? ReckoningKind.PauseMoved : ReckoningKind.PauseTooLate, moved) { From = pause.Start, To = pause.End, Worked = worked });
        return moved;
    }

    private static void Promises(List<ReckoningStep> steps, ReadOnlySpan<DossierEvent> sequences, Instant inForce, Instant accepted, Profile profile)
    {
        foreach (ref readonly DossierEvent item in sequences)
        {
            if (Promise.Of(item, profile) is not { } carried)
            {
                continue;
            }

            if (!Promise.IsBelieved(carried, accepted))
            {
                steps.Add(new ReckoningStep(ReckoningKind.PromiseNotBelieved, carried) { From = item.At });
            }
            else if (item.At <= inForce)
            {
                ReckoningKind kind = carried != item.DueAt ? ReckoningKind.PromiseOfDayTaken : ReckoningKind.PromiseTaken;
                steps.Add(new ReckoningStep(kind, carried) { From = item.At, Basis = DueBasis.Source });
                inForce = carried;
            }
            else if (carried != inForce)
            {
                steps.Add(new ReckoningStep(ReckoningKind.PromiseTooLate, carried) { From = item.At });
            }
        }
    }

    private static int WeekendDays(LocalDay start, LocalDay due, HolidayRow[] holidays, WorkingCalendar calendar)
    {
        int days = 0;
        for (LocalDay day = start + 1; day <= due; day += 1)
        {
            days += !calendar.IsWorkingDay(day) && !holidays.Any(row => row.Day == day) ? 1 : 0;
        }

        return days;
    }
}
