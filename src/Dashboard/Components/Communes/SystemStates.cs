using Ioc.Metrics.Live;
using Ioc.Resources;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>States of systems as code, icon, word and order of trouble.</summary>
public static class SystemStates
{
    public static int Rank(SystemState state) => state switch
    {
        SystemState.Down => 0,
        SystemState.Silent => 1,
        SystemState.Degraded => 2,
        SystemState.Maintenance => 3,
        SystemState.Unobserved => 4,
        SystemState.Up => 5,
        _ => 6,
    };

    public static bool IsBad(SystemState state) => state is SystemState.Down or SystemState.Silent or SystemState.Degraded;

    public static string Code(SystemState state) => state.ToString().ToLowerInvariant();

    public static string Icon(SystemState state) => state switch
    {
        SystemState.Down => "critical",
        SystemState.Silent => "silent",
        SystemState.Degraded => "warning",
        SystemState.Maintenance => "maintenance",
        SystemState.Unobserved => "unobserved",
        SystemState.Up => "ok",
        _ => "none",
    };

    public static string Word(SystemState state, Texts texts) => state switch
    {
        SystemState.Down => texts.Wall.Script.DownSystem,
        SystemState.Silent => texts.Wall.Script.Silent,
        SystemState.Degraded => texts.Wall.Script.Degraded,
        SystemState.Maintenance => texts.Wall.Script.Maintenance,
        SystemState.Unobserved => texts.Wall.Script.Unobserved,
        SystemState.Up => texts.Wall.Script.Up,
        _ => Formats.Nothing,
    };
}
