using Ioc.Dashboard.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>"Cách tính": opens the law behind a figure. The browser's own popover, so it needs no script and closes with Escape.</summary>
public sealed partial class How
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    /// <summary>Unique on the page.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;

    [Parameter]
    [EditorRequired]
    public string Name { get; set; } = string.Empty;

    [Parameter]
    [EditorRequired]
    public string Text { get; set; } = string.Empty;
}
