using Ioc.Dashboard.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Overview;

/// <summary>One figure as a tile shows it: its value as it is written, where it leads, whether it meets its goal, whether it is to be trusted. What a tile shows is no component: see <see cref="FigureMarkup"/>.</summary>
public readonly record struct FigureTile(string Figure, string Value, MarkupString Heading, FigureTarget? Target)
{
    public string Id => $"figure-{Figure}";

    public string Style { get; init; } = "tile";

    public string FreshnessCode { get; init; } = "fresh";

    public MarkupString? Goal { get; init; }

    public MarkupString? Distrust { get; init; }
}
