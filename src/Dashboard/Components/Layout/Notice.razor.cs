using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Layout;

/// <summary>A whole page that says one thing and leads home.</summary>
public sealed partial class Notice
{
    [CascadingParameter]
    public required Texts Texts { get; set; }

    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = string.Empty;

    [Parameter]
    [EditorRequired]
    public string Text { get; set; } = string.Empty;
}
