using Ioc.Dashboard.Answers;
using Ioc.Operations.Access;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Ioc.Dashboard.Components;

/// <summary>The document around every page. Pages that are excluded from interactive routing (wall, sign-in) get no Blazor script at all.</summary>
public sealed partial class App
{
    private static readonly IComponentRenderMode Interactive = new InteractiveServerRenderMode();

    /// <summary>Faces that every page begins with: fetched before the style sheet names them, so that text is not set twice.</summary>
    private static readonly string[] FirstFaces = ["latin-400", "vietnamese-400", "latin-600", "vietnamese-600", "latin-700", "vietnamese-700"];

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    private Language Language { get; set; }

    private bool OnWall => Context.Request.Path.StartsWithSegments("/wall", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whose drafts this browser keeps; null: nobody's.</summary>
    private string? Viewer => !OnWall && Context.User.KindOf() == "user" ? Context.User.Id() : null;

    private IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? Interactive : null;

    protected override void OnInitialized() => Language = ViewerLanguage.Of(Context);
}
