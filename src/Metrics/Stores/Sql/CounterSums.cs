using Ioc.Metrics.Counters;

namespace Ioc.Metrics.Stores.Sql;

/// <summary>Deltas of a batch summed for each table of counters, so that each row is touched once a batch.</summary>
internal sealed class CounterSums
{
    public CounterSums(IReadOnlyDictionary<CounterKey, CounterVector> deltas)
    {
        foreach ((CounterKey key, CounterVector delta) in deltas)
        {
            if (!delta.IsZero)
            {
                Procedures.Add((key, delta));
                AddTo(Days, (key.Unit, key.Day.Number), delta);
                AddTo(Months, (key.Unit, CounterColumns.Month(key.Day)), delta);
            }
        }

        Procedures.Sort(static (a, b) => Compare(a.Key, b.Key));
    }

    /// <summary>By unit, day and procedure, without those that change nothing.</summary>
    public List<(CounterKey Key, CounterVector Delta)> Procedures { get; } = [];

    public Dictionary<(string Unit, int Day), CounterVector> Days { get; } = [];

    public Dictionary<(string Unit, int Month), CounterVector> Months { get; } = [];

    private static int Compare(CounterKey a, CounterKey b)
    {
        int order = string.CompareOrdinal(a.Unit, b.Unit);
        order = order != 0 ? order : a.Day.Number.CompareTo(b.Day.Number);
        return order != 0 ? order : string.CompareOrdinal(a.Procedure, b.Procedure);
    }

    private static void AddTo<TKey>(Dictionary<TKey, CounterVector> sums, TKey key, CounterVector delta)
        where TKey : notnull
    {
        if (sums.TryGetValue(key, out CounterVector? sum))
        {
            sum.Add(delta);
        }
        else
        {
            sums.Add(key, delta.Copy());
        }
    }
}
