using Ioc.Resources;
using Microsoft.AspNetCore.Components;

namespace Ioc.Dashboard.Components.Shared;

/// <summary>"Cách tính": opens the law behind a figure. The browser's own popover, so it needs no script and closes with Escape. Its style is in css/pages.css.</summary>
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

    /// <summary>The same without a component of its own, for pages with many figures that stay open: see <see cref="FigureMarkup"/>.</summary>
    public static MarkupString Of(Texts texts, string id, string name, string text)
    {
        string how = EncodedText.Of(texts.Overview.How), heading = EncodedText.Of(name);
        return new(
            $"""
            <button type="button" class="how" popovertarget="{id}" aria-label="{how}: {heading}" title="{how}">{Icon.Of("info")}</button><div id="{id}" class="law" popover><h4>{heading}</h4><p class="lead">{how}</p><p>{EncodedText.Of(text)}</p><button type="button" class="button" popovertarget="{id}" popovertargetaction="hide">{EncodedText.Of(texts.Overview.Close)}</button></div>
            """);
    }
}
