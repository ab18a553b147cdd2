namespace Ioc.Metrics.Dossiers;

/// <summary>Version of the laws of KPIS.md that this program computes by. A whole number; raise it when a figure's meaning changes: counters are then rebuilt from the histories.</summary>
public static class Law
{
    public const string Version = "4";
}
