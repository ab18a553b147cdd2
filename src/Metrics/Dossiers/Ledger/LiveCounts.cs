using Ioc.Metrics.Counters;

namespace Ioc.Metrics.Dossiers.Ledger;

/// <summary>The four figures of each unit as viewers may see them. Thread-safe: a figure is never read half written.</summary>
internal sealed class LiveCounts(int units)
{
    private readonly Lock _lock = new();
    private readonly InstantCounts[] _counts = new InstantCounts[units];

    public InstantCounts Get(int unit)
    {
        lock (_lock)
        {
            return _counts[unit];
        }
    }

    public void Set(int unit, InstantCounts counts)
    {
        lock (_lock)
        {
            _counts[unit] = counts;
        }
    }

    public void Add(int unit, InstantCounts change)
    {
        lock (_lock)
        {
            _counts[unit] += change;
        }
    }
}
