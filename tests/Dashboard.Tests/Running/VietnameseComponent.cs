using System.Net;
using Bunit;
using Ioc.Dashboard.Components.Shared;
using Ioc.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Dashboard.Tests.Running;

/// <summary>Renders components by themselves, in Vietnamese.</summary>
internal sealed class VietnameseComponent : BunitContext
{
    public VietnameseComponent()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddScoped<ViewDelay>().AddCascadingValue(_ => Texts.Of(Language.Vietnamese));
    }

    public string Address => Services.GetRequiredService<NavigationManager>().Uri;

    public static string Text(IRenderedComponent<IComponent> component) => WebUtility.HtmlDecode(component.Markup);
}
