using Ioc.Metrics.Kpis;

namespace Ioc.Dashboard.Dossiers;

/// <summary>A count of the sheet by its name.</summary>
public static class SheetCount
{
    /// <summary>Null for a name that is no count of dossiers.</summary>
    public static long? Of(KpiSheet sheet, string figure) => figure switch
    {
        "received" => sheet.Received,
        "receivedOnline" => sheet.ReceivedOnline,
        "outsideArea" => sheet.OutsideArea,
        "resolved" => sheet.Resolved,
        "resolvedOnTime" => sheet.ResolvedOnTime,
        "resolvedEarly" => sheet.ResolvedEarly,
        "resolvedDueByDefault" => sheet.ResolvedDueByDefault,
        "resolvedFullyOnline" => sheet.ResolvedFullyOnline,
        "rejected" => sheet.Rejected,
        "withdrawn" => sheet.Withdrawn,
        "stopped" => sheet.Stopped,
        "backlog" => sheet.Backlog,
        "overdue" => sheet.Overdue,
        "dueSoon" => sheet.DueSoon,
        "paused" => sheet.Paused,
        _ => null,
    };
}
