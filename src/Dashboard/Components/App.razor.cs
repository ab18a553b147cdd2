using Ioc.Dashboard.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Ioc.Dashboard.Components;

/// <summary>The document around every page. Pages that are excluded from interactive routing (wall, sign-in) get no Blazor script at all.</summary>
public sealed partial class App
{
    private static readonly IComponentRenderMode Interactive = new InteractiveServerRenderMode();

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    private Language Language { get; set; }

    private bool OnWall => Context.Request.Path.StartsWithSegments("/wall", StringComparison.OrdinalIgnoreCase);

    private IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? Interactive : null;

    protected override void OnInitialized() => Language = ViewerLanguage.Of(Context);
}
