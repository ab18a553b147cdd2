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
