using Ioc.Dashboard.Resources;
using Ioc.Metrics.Live;
using Ioc.Metrics.Profiles;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Communes;

/// <summary>The systems of a unit by state, the worst first; state as icon and word.</summary>
public sealed partial class SystemList
{
    [Inject]
    public required Profile Profile { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<SystemNow> Systems { get; set; } = [];

    private IEnumerable<SystemNow> Ordered => Systems.OrderBy(s => Rank(s.State)).ThenBy(s => Profile.FindSystem(s.System)?.Index ?? int.MaxValue);

    private static int Rank(SystemState state) => state switch
    {
        SystemState.Down => 0,
        SystemState.Silent => 1,
        SystemState.Degraded => 2,
        SystemState.Maintenance => 3,
        SystemState.Unobserved => 4,
        SystemState.Up => 5,
        _ => 6,
    };

    private static bool IsBad(SystemState state) => state is SystemState.Down or SystemState.Silent or SystemState.Degraded;

    private static string Code(SystemState state) => state.ToString().ToLowerInvariant();

    private static string IconOf(SystemState state) => state switch
    {
        SystemState.Up => "ok",
        SystemState.Degraded => "warning",
        SystemState.Down => "critical",
        SystemState.Silent => "silent",
        SystemState.Maintenance => "maintenance",
        SystemState.Unobserved => "unobserved",
        _ => "none",
    };

    private string WordOf(SystemState state) => state switch
    {
        SystemState.Up => Texts.Wall.Script.Up,
        SystemState.Degraded => Texts.Wall.Script.Degraded,
        SystemState.Down => Texts.Wall.Script.DownSystem,
        SystemState.Silent => Texts.Wall.Script.Silent,
        SystemState.Maintenance => Texts.Wall.Script.Maintenance,
        SystemState.Unobserved => Texts.Wall.Script.Unobserved,
        _ => Texts.Wall.Script.NoReports,
    };

    private string NameOf(SystemNow system) => Profile.FindSystem(system.System) is { } known
        ? Texts.Language == Language.English ? known.NameEn : known.NameVi
        : system.System;
}
