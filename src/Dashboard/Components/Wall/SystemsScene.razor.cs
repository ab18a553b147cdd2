using Ioc.Metrics.Profiles;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Wall;

/// <summary>Scene 4: every system by its state over the units that report it, and the open incidents with their age.</summary>
public sealed partial class SystemsScene
{
    private const int IncidentRows = 8;

    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<GovernmentSystem> Systems { get; set; } = [];

    private string NameOf(GovernmentSystem system) => system.NameIn(Texts.Language);
}
