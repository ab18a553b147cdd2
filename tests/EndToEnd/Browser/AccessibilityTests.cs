using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>Every page in both languages, both themes, on a desk and on a phone: WCAG 2.2 A and AA as far as axe-core can judge it, no overflow, no movement; and what axe cannot judge.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed class AccessibilityTests(RunningProvince province)
{
    [BrowserFact]
    public async Task Every_page_is_accessible_fits_the_screen_and_stands_still()
    {
        var found = new List<string>();
        IReadOnlyList<string> pages = EveryPage.Of(await EveryPage.IncidentAsync(province.Ioc), await EveryPage.ReportAsync(province.Ioc));
        foreach ((string, string, int, int) view in EveryPage.Views)
        {
            found.AddRange(await EveryPage.WalkAsync(province.Browser, pages, signedIn: true, view));
            found.AddRange(await EveryPage.WalkAsync(province.Browser, ["/sign-in", "/wall"], signedIn: false, view));
        }

        found.ShouldBeEmpty(string.Join('\n', found));
    }

    [BrowserFact]
    public async Task The_chart_has_its_numbers_in_a_table()
    {
        IPage page = await province.Browser.PageAsync($"/communes/{SampleEvents.Commune}?trend=backlog", 1440, 1000);
        await page.GetByText("Xem số liệu dạng bảng").ClickAsync();
        ILocator rows = page.Locator("details.numbers tbody tr");
        await Expect(rows).ToHaveCountAsync(30);
        string backlog = await page.Locator("[data-figure=backlog] [data-value]").InnerTextAsync();
        await Expect(rows.First.Locator("td").First).ToHaveTextAsync(backlog);
    }

    [BrowserFact]
    public async Task The_matrix_of_systems_is_read_and_left_by_keyboard()
    {
        IPage page = await province.Browser.PageAsync("/systems", 1440, 1000);
        ILocator first = page.Locator("[data-matrix] svg").First;
        await Expect(first).ToHaveAttributeAsync("tabindex", "0");
        string[] units = (await first.GetAttributeAsync("data-units"))!.Split('|'), names = (await first.GetAttributeAsync("data-names"))!.Split('|');
        int at = Array.IndexOf(units, SampleEvents.Commune);
        await page.Locator("[data-matrix] a").First.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(first).ToBeFocusedAsync();
        for (int i = 0; i < at; i++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        // What the sample reported falls silent after three minutes, while other tests run.
        await Expect(first).ToHaveAttributeAsync("aria-valuetext", new Regex($"^{Regex.Escape(names[at])}: (hoạt động|im lặng)$"));
        await Expect(page.Locator(".matrix-tip")).ToContainTextAsync(names[at]);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[data-matrix] svg").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/communes/{SampleEvents.Commune}");
    }
}
