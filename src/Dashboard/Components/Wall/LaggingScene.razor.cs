using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Wall;

/// <summary>Scene 3: the ten communes that lag most, each with its first reason in words.</summary>
public sealed partial class LaggingScene
{
    [CascadingParameter]
    public required Texts Texts { get; set; }
}
