using System.Runtime.InteropServices;
using Ioc.Metrics.Counters;

namespace Ioc.Ingest.Live;

/// <summary>What the counters of a day come to in one number, so that what was written need not be kept to see whether it still is so. Of this process alone.</summary>
internal static class DayContent
{
    public static CounterVector Sum(IEnumerable<(CounterKey Key, CounterVector Counters)> rows)
    {
        var sum = new CounterVector();
        foreach ((_, CounterVector counters) in rows)
        {
            sum.Add(counters);
        }

        return sum;
    }

    public static int Of(CounterVector sums)
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(sums.Values));
        return hash.ToHashCode();
    }

    public static int Of(IEnumerable<(CounterKey Key, CounterVector Counters)> day)
    {
        var hash = new HashCode();
        foreach ((CounterKey key, CounterVector counters) in day.OrderBy(row => row.Key.Procedure, StringComparer.Ordinal))
        {
            hash.Add(key.Procedure, StringComparer.Ordinal);
            hash.AddBytes(MemoryMarshal.AsBytes(counters.Values));
        }

        return hash.ToHashCode();
    }
}
