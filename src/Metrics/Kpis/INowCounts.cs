using Ioc.Metrics.Counters;

namespace Ioc.Metrics.Kpis;

/// <summary>The four figures at the present instant, from whoever holds the ledger. A unit without dossiers has zeros. Thread-safe.</summary>
public interface INowCounts
{
    InstantCounts Now(string unit);
}
