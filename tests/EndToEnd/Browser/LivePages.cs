using Microsoft.Playwright;

namespace Ioc.EndToEnd.Browser;

/// <summary>Waiting for the moment from which a page answers.</summary>
internal static class LivePages
{
    /// <summary>The page's circuit has drawn it: from here on its buttons do something.</summary>
    public static Task BecomesLiveAsync(this IPage page) => page.Locator("body[data-interactive]").WaitForAsync();
}
