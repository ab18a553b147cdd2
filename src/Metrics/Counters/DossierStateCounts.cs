using Ioc.Metrics.Dossiers;

namespace Ioc.Metrics.Counters;

/// <summary>A state as counts.</summary>
public static class DossierStateCounts
{
    public static InstantCounts ToCounts(this DossierState state) =>
        new((int)state & 1, ((int)state >> 1) & 1, ((int)state >> 2) & 1, ((int)state >> 3) & 1);
}
