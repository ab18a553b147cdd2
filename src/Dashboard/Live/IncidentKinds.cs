using Ioc.Metrics.Health;

namespace Ioc.Dashboard.Live;

/// <summary>Names of incident kinds as they are written to clients (KPIS.md, Outages).</summary>
public static class IncidentKinds
{
    public static string Code(IncidentKind kind) => kind switch
    {
        IncidentKind.CommuneOffline => "commune-offline",
        IncidentKind.SystemWide => "system-wide",
        _ => "single",
    };
}
