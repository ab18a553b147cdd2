using Ioc.Dashboard.Live;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Wall;

/// <summary>Scene 1: the three headlines, and today.</summary>
public sealed partial class GlanceScene
{
    [Inject]
    public required Tiles Tiles { get; set; }

    [CascadingParameter]
    public required Texts Texts { get; set; }
}
