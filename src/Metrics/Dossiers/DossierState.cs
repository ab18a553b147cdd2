using Ioc.Metrics.Kpis;

namespace Ioc.Metrics.Dossiers;

/// <summary>Which of the four figures at an instant count a dossier (KPIS.md, At the instant T).</summary>
[Flags]
public enum DossierState : byte
{
    None = 0,
    Backlog = 1,
    Paused = 2,
    Overdue = 4,
    DueSoon = 8,
}

/// <summary>A state as counts.</summary>
public static class DossierStateCounts
{
    public static InstantCounts ToCounts(this DossierState state) =>
        new((int)state & 1, ((int)state >> 1) & 1, ((int)state >> 2) & 1, ((int)state >> 3) & 1);
}
