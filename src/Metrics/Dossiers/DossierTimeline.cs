using Ioc.Metrics.Time;

namespace Ioc.Metrics.Dossiers;

/// <summary>From At on (included) the dossier is in State.</summary>
public readonly record struct StateChange(Instant At, DossierState State);

/// <summary>A dossier's state as a function of time (KPIS.md, At the instant T). Thread-safe.</summary>
public static class DossierTimeline
{
    public static DossierState At(DossierFacts facts, Instant instant)
    {
        if (facts.EntersAt is not { } enters || instant < enters || instant >= facts.ClosedAt)
        {
            return DossierState.None;
        }

        Interval? pause = PauseAt(facts.Pauses, instant);
        DossierState state = DossierState.Backlog;
        state |= pause is null ? DossierState.None : DossierState.Paused;
        if (facts.DueAt is { } due)
        {
            state |= due < instant && (pause is null || pause.Value.Start > due) ? DossierState.Overdue : DossierState.None;
            state |= pause is null && facts.DueSoonFrom <= instant && instant <= due ? DossierState.DueSoon : DossierState.None;
        }

        return state;
    }

    /// <summary>Every change of state, oldest first, from none before the first. Cleared before it is filled.</summary>
    public static void Changes(DossierFacts facts, List<StateChange> into)
    {
        into.Clear();
        if (facts.EntersAt is not { } enters || facts.ClosedAt is not { } closed || closed <= enters)
        {
            return;
        }

        Span<long> instants = stackalloc long[64];
        if (facts.Pauses.Count > 28)
        {
            instants = new long[4 + (2 * facts.Pauses.Count)];
        }

        int count = 0;
        instants[count++] = enters.Ticks;
        instants[count++] = closed.Ticks;
        if (facts.DueAt is { } due)
        {
            instants[count++] = due.Ticks + 1;
            instants[count++] = (facts.DueSoonFrom ?? due).Ticks;
        }

        for (int i = 0; i < facts.Pauses.Count; i++)
        {
            instants[count++] = facts.Pauses[i].Start.Ticks;
            instants[count++] = facts.Pauses[i].End.Ticks;
        }

        instants[..count].Sort();
        var before = DossierState.None;
        foreach (long ticks in instants[..count])
        {
            DossierState state = ticks == Instant.Never.Ticks ? before : At(facts, new Instant(ticks));
            if (state != before)
            {
                into.Add(new StateChange(new Instant(ticks), state));
                before = state;
            }
        }
    }

    /// <summary>The next instant after this one at which the state changes by time alone; Never when it does not.</summary>
    public static Instant NextChange(DossierFacts facts, Instant after)
    {
        List<StateChange> changes = [];
        Changes(facts, changes);
        foreach (StateChange change in changes)
        {
            if (change.At > after)
            {
                return change.At;
            }
        }

        return Instant.Never;
    }

    private static Interval? PauseAt(IReadOnlyList<Interval> pauses, Instant instant)
    {
        for (int i = 0; i < pauses.Count; i++)
        {
            if (pauses[i].Contains(instant))
            {
                return pauses[i];
            }
        }

        return null;
    }
}
