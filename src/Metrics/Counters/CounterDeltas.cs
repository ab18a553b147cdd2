using System.Runtime.InteropServices;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Counters;

/// <summary>What a dossier adds to one counter of its unit on one day.</summary>
public readonly record struct CounterDelta(LocalDay Day, string Procedure, Counter Counter, long Value);

/// <summary>A dossier's whole contribution to the counters of its unit, as a pure function of its facts (DESIGN.md, The ledger). Keeps scratch memory: one per thread.</summary>
public sealed class CounterDeltas
{
    private readonly List<StateChange> _changes = [];

    /// <summary>Adds the contribution, times the sign (-1 takes it away), to the list.</summary>
    public void Collect(DossierFacts facts, int sign, List<CounterDelta> into)
    {
        var sink = new Sink(into, facts.Procedure ?? "", sign);
        Count(facts, CountedWhen.Received, CounterLaw.DayOf(facts, CountedWhen.Received), sink);
        if (CounterLaw.EndOf(facts) is { } end)
        {
            Count(facts, end, facts.FinishedAt!.Value.Day, sink);
        }

        Count(facts, CountedWhen.Rated, CounterLaw.DayOf(facts, CountedWhen.Rated), sink);
        Count(facts, CountedWhen.Incomplete, CounterLaw.DayOf(facts, CountedWhen.Incomplete), sink);
        States(facts, sink);
    }

    /// <summary>Adds the contribution, times the sign, to the counters of a unit.</summary>
    public void AddTo(Dictionary<CounterKey, CounterVector> counters, string unit, DossierFacts facts, int sign)
    {
        List<CounterDelta> deltas = [];
        Collect(facts, sign, deltas);
        foreach (CounterDelta delta in deltas)
        {
            ref CounterVector? vector = ref CollectionsMarshal.GetValueRefOrAddDefault(counters, new CounterKey(unit, delta.Day, delta.Procedure), out _);
            vector ??= new CounterVector();
            vector[delta.Counter] += delta.Value;
        }
    }

    private static void Count(DossierFacts facts, CountedWhen when, LocalDay? day, Sink sink)
    {
        if (day is { } counted)
        {
            foreach (CounterLaw law in CounterLaw.At(when))
            {
                sink.Add(counted, law.Counter, law.Amount(facts));
            }
        }
    }

    /// <summary>Enters and leaves as seen at the last instant of each day: what enters and leaves within a day is not there.</summary>
    private void States(DossierFacts facts, Sink sink)
    {
        DossierTimeline.Changes(facts, _changes);
        var before = DossierState.None;
        for (int i = 0; i < _changes.Count; i++)
        {
            LocalDay day = _changes[i].At.Day;
            if (i + 1 < _changes.Count && _changes[i + 1].At.Day == day)
            {
                continue;
            }

            InstantCounts change = _changes[i].State.ToCounts() - before.ToCounts();
            sink.Add(day, Counter.BacklogChange, change.Backlog);
            sink.Add(day, Counter.PausedChange, change.Paused);
            sink.Add(day, Counter.OverdueChange, change.Overdue);
            sink.Add(day, Counter.DueSoonChange, change.DueSoon);
            before = _changes[i].State;
        }
    }

    private readonly struct Sink(List<CounterDelta> into, string procedure, int sign)
    {
        public void Add(LocalDay day, Counter counter, long value)
        {
            if (value != 0)
            {
                into.Add(new CounterDelta(day, procedure, counter, sign * value));
            }
        }
    }
}
