using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.SignIn;

/// <summary>A card around a short form, with what went wrong the last time.</summary>
public sealed partial class FormCard
{
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = string.Empty;

    [Parameter]
    public string? Problem { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
