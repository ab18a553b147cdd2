namespace Ioc.Metrics.Dossiers;

/// <summary>A count of the KPI sheet that dossiers make up.</summary>
public enum DossierFigure : byte
{
    Received,
    ReceivedOnline,
    OutsideArea,
    Resolved,
    ResolvedOnTime,
    ResolvedEarly,
    ResolvedDueByDefault,
    ResolvedFullyOnline,
    Rejected,
    Withdrawn,
    Stopped,
    Backlog,
    Overdue,
    DueSoon,
    Paused,
}
