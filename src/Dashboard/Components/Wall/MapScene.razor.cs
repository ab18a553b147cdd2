using Ioc.Dashboard.Components.Map;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Wall;

/// <summary>Scene 2: the communes on the map by lag score, and the ten that lag most by name.</summary>
public sealed partial class MapScene
{
    /// <summary>Classes of the lag score, as the script colours them (js/wall/map.js).</summary>
    private static readonly (int Step, string Range)[] Steps = [(0, "0–10"), (1, "10–20"), (2, "20–35"), (3, "35–50"), (4, "50–100")];

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public ProvinceMap Map { get; set; } = default!;
}
