using System.Runtime.InteropServices;
using Ioc.Metrics.Counters;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>Takes a dossier's old contribution away and adds its new one, and hands a batch only what differs. Keeps scratch memory: one per thread.</summary>
internal sealed class NetCounters
{
    private readonly CounterDeltas _deltas = new();
    private readonly List<CounterDelta> _net = [];

    public void Replace(DossierFacts? before, DossierFacts after, string unit, Dictionary<CounterKey, CounterVector> counters)
    {
        _net.Clear();
        if (before is not null)
        {
            _deltas.Collect(before, -1, _net);
        }

        int old = _net.Count;
        _deltas.Collect(after, 1, _net);
        Span<CounterDelta> deltas = CollectionsMarshal.AsSpan(_net);
        for (int i = old; i < deltas.Length; i++)
        {
            CancelAgainst(deltas[..old], ref deltas[i]);
        }

        foreach (ref readonly CounterDelta delta in deltas)
        {
            if (delta.Value != 0)
            {
                ref CounterVector? vector = ref CollectionsMarshal.GetValueRefOrAddDefault(counters, new CounterKey(unit, delta.Day, delta.Procedure), out _);
                vector ??= new CounterVector();
                vector[delta.Counter] += delta.Value;
            }
        }
    }

    /// <summary>Removes what came back to zero within the batch.</summary>
    public static void DropZeros(Dictionary<CounterKey, CounterVector> counters)
    {
        foreach ((CounterKey key, CounterVector vector) in counters)
        {
            if (vector.IsZero)
            {
                counters.Remove(key);
            }
        }
    }

    private static void CancelAgainst(Span<CounterDelta> old, ref CounterDelta added)
    {
        foreach (ref CounterDelta taken in old)
        {
            if (taken.Counter == added.Counter && taken.Day == added.Day && taken.Procedure == added.Procedure)
            {
                added = added with { Value = added.Value + taken.Value };
                taken = taken with { Value = 0 };
                return;
            }
        }
    }
}
