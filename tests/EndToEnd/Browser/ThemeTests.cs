using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>Light and dark: what the viewer chose wins over what the device says, wholly and from the first paint on.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed class ThemeTests(RunningProvince province)
{
    /// <summary>Every theme that stood on the document from when its body began.</summary>
    private const string Watch =
        """
        window.themes = [];
        new MutationObserver(() => {
            const theme = document.documentElement.dataset.theme;
            if (document.body && window.themes.at(-1) !== theme) window.themes.push(theme);
        }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-theme"] });
        """;

    private const string DarkGround = "rgb(15, 23, 34)", LightGround = "rgb(244, 246, 250)", DarkPanel = "rgb(23, 34, 49)", LightPanel = "rgb(255, 255, 255)";

    [BrowserFact]
    public async Task On_a_dark_device_light_can_be_chosen_and_is_kept_without_a_flash()
    {
        IPage page = await province.Browser.PageAsync($"/communes/{SampleEvents.Commune}", 1440, 1000, device: ColorScheme.Dark, before: Watch);
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", DarkGround);
        await Expect(page.Locator("header.top")).ToHaveCSSAsync("background-color", DarkPanel);
        ILocator axis = page.Locator(".plot .xtick text").First;
        await axis.WaitForAsync();
        string dark = await axis.EvaluateAsync<string>("text => getComputedStyle(text).fill");

        await page.Locator("[data-theme-toggle]").ClickAsync();
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", LightGround);
        await Expect(page.Locator("header.top")).ToHaveCSSAsync("background-color", LightPanel);
        await Expect(page.Locator("html")).ToHaveCSSAsync("color-scheme", "light");
        await Expect(axis).Not.ToHaveCSSAsync("fill", dark);

        await page.ReloadAsync();
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", LightGround);
        (await page.EvaluateAsync<string[]>("window.themes")).ShouldBe(["light"]);
    }

    [BrowserFact]
    public async Task Without_a_choice_the_page_follows_the_device_and_paper_is_light()
    {
        IPage page = await province.Browser.PageAsync("/", 1440, 1000, device: ColorScheme.Dark);
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", DarkGround);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", LightGround);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", DarkGround);

        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await Expect(page.Locator("body")).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
        await Expect(page.Locator("header.top")).ToBeVisibleAsync();
        foreach (string onScreenOnly in new[] { "nav.menu", "[data-search]", "main .bar" })
        {
            await Expect(page.Locator(onScreenOnly)).ToBeHiddenAsync();
        }

        await Expect(page.Locator("tr[data-commune]").First).ToBeVisibleAsync();
    }
}
