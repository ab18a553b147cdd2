using System.Runtime.InteropServices;
using Ioc.Metrics.Dossiers;
using Ioc.Metrics.Events;
using Ioc.Metrics.Time;

namespace Ioc.Metrics.Kpis;

/// <summary>What a dossier adds to one counter of its unit on one day.</summary>
public readonly record struct CounterDelta(LocalDay Day, string Procedure, Counter Counter, long Value);

/// <summary>A dossier's whole contribution to the counters of its unit, as a pure function of its facts (DESIGN.md, The ledger). Keeps scratch memory: one per thread.</summary>
public sealed class CounterDeltas
{
    private readonly List<StateChange> _changes = [];

    /// <summary>Adds the contribution, times the sign (-1 takes it away), to the list.</summary>
    public void Collect(DossierFacts facts, int sign, List<CounterDelta> into)
    {
        string procedure = facts.Procedure ?? "";
        if (facts is { AcceptedAt: { } accepted, TakenOverAt: null })
        {
            Received(facts, accepted.Day, new Sink(into, procedure, sign));
        }

        if (facts.FinishedAt is { } finished)
        {
            Finished(facts, finished.Day, new Sink(into, procedure, sign));
        }

        if (facts.RatedAt is { } rated)
        {
            var sink = new Sink(into, procedure, sign);
            sink.Add(rated.Day, Counter.Ratings, 1);
            sink.Add(rated.Day, Counter.RatingSum, facts.Rating);
            sink.AddIf(facts.Rating >= 4, rated.Day, Counter.Satisfied);
        }

        if (facts.Incomplete)
        {
            new Sink(into, procedure, sign).Add(facts.LatestAt.Day, Counter.Incomplete, 1);
        }

        States(facts, new Sink(into, procedure, sign));
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

    private static void Received(DossierFacts facts, LocalDay day, Sink sink)
    {
        sink.Add(day, Counter.Received, 1);
        sink.AddIf(facts.Channel == Channel.Online, day, Counter.ReceivedOnline);
        sink.AddIf(facts.OutsideArea, day, Counter.OutsideArea);
        sink.AddIf(facts.DigitizedComponents, day, Counter.DigitizedComponents);
    }

    private static void Finished(DossierFacts facts, LocalDay day, Sink sink)
    {
        bool received = facts.AcceptedAt is not null;
        switch (facts.Outcome)
        {
            case DossierOutcome.Rejected when !facts.Incomplete:
                sink.Add(day, Counter.Rejected, 1);
                break;
            case DossierOutcome.Withdrawn when !facts.Incomplete:
                sink.Add(day, Counter.Withdrawn, 1);
                break;
            case DossierOutcome.Stopped when received:
                sink.Add(day, Counter.Stopped, 1);
                break;
            case DossierOutcome.Resolved when received:
                Resolved(facts, day, sink);
                break;
        }
    }

    private static void Resolved(DossierFacts facts, LocalDay day, Sink sink)
    {
        sink.Add(day, Counter.Resolved, 1);
        sink.AddIf(facts.FinishedAt <= facts.DueAt, day, Counter.ResolvedOnTime);
        sink.AddIf(day < facts.DueAt?.Day, day, Counter.ResolvedEarly);
        sink.AddIf(facts.DueBasis == DueBasis.Default, day, Counter.ResolvedDueByDefault);
        sink.AddIf(facts.Channel == Channel.Online, day, Counter.ResolvedOnline);
        sink.AddIf(facts is { Channel: Channel.Online, FullyOnline: true }, day, Counter.ResolvedFullyOnline);
        sink.AddIf(facts.DigitizedResult, day, Counter.DigitizedResult);
        sink.AddIf(facts.Payment == Payment.Online, day, Counter.PaidOnline);
        sink.AddIf(facts.Payment == Payment.Offline, day, Counter.PaidOffline);
        sink.Add(day, Counter.WorkingTicks, facts.WorkingTime.Ticks);
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

        public void AddIf(bool counts, LocalDay day, Counter counter) => Add(day, counter, counts ? 1 : 0);
    }
}
