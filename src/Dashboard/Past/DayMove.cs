using Ioc.Metrics.Counters;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Past;

/// <summary>What a dossier added to a counter of its unit at an instant of a day: by being accepted, or by being closed.</summary>
internal readonly record struct DayMove(Instant At, Counter Counter, long Value)
{
    /// <summary>The moves of a day in order of time.</summary>
    public static List<DayMove> Of(IReadOnlyList<DossierFacts> dossiers, LocalDay day, CounterDeltas deltas)
    {
        var moves = new List<DayMove>();
        var found = new List<CounterDelta>();
        foreach (DossierFacts facts in dossiers)
        {
            if (facts.AcceptedAt?.Day != day && facts.FinishedAt?.Day != day)
            {
                continue;
            }

            found.Clear();
            deltas.Collect(facts, 1, found);
            foreach (CounterDelta delta in found)
            {
                if (delta.Day == day && MomentOf(delta.Counter, facts) is { } at)
                {
                    moves.Add(new DayMove(at, delta.Counter, delta.Value));
                }
            }
        }

        moves.Sort((a, b) => a.At.CompareTo(b.At));
        return moves;
    }

    /// <summary>When the counter counts it; null for ratings and for figures at an instant, which do not move here.</summary>
    private static Instant? MomentOf(Counter counter, DossierFacts facts) => counter switch
    {
        Counter.Received or Counter.ReceivedOnline or Counter.OutsideArea or Counter.DigitizedComponents => facts.AcceptedAt,
        >= Counter.Resolved and <= Counter.WorkingTicks => facts.FinishedAt,
        _ => null,
    };
}
