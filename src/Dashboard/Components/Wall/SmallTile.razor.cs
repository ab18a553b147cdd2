using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Wall;

/// <summary>One of the wall's lesser tiles: a figure with its short curve.</summary>
public sealed partial class SmallTile
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Tile id of the hub.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;

    private string Name => Texts.Figures[Id].Name;
}
