using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Wall;

/// <summary>One of the wall's three great tiles. The hub's script fills in the figures.</summary>
public sealed partial class HeadlineTile
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Tile id of the hub.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string Name => Texts.Figures[Id].Name;
}
