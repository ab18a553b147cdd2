using System.Text.RegularExpressions;
using Ioc.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

[Collection(RunningProvinceCollection.Name)]
public sealed class OverviewTests(RunningProvince province)
{
    [BrowserFact]
    public async Task Sort_filter_and_period_stand_in_the_address_and_back_undoes_them()
    {
        IPage page = await province.Browser.PageAsync("/", 1440, 900);
        ILocator rows = page.Locator("tr[data-commune]");
        await Expect(rows).ToHaveCountAsync(30);
        await page.BecomesLiveAsync();
        await page.Locator("[data-all-rows]").ClickAsync();
        await page.WaitForURLAsync("**/?rows=all");
        await Expect(rows).ToHaveCountAsync(130);
        await page.GoBackAsync();
        await Expect(rows).ToHaveCountAsync(30);

        await page.Locator("th a", new() { HasText = "Quá hạn" }).ClickAsync();
        await page.WaitForURLAsync("**/?sort=overdue");
        await Expect(rows.First).ToHaveAttributeAsync("data-commune", SampleEvents.Commune);
        await Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("Quá hạn");

        await page.GetByRole(AriaRole.Link, new() { Name = "Hôm nay" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("period=today"));
        await page.GoBackAsync();
        await page.WaitForURLAsync("**/?sort=overdue");
        await page.GoBackAsync();
        await Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("Điểm tụt hậu");
    }

    [BrowserFact]
    public async Task A_name_is_found_without_its_accents_and_the_link_shows_the_same()
    {
        IPage page = await province.Browser.PageAsync("/", 1440, 900);
        ILocator rows = page.Locator("tr[data-commune]");
        await Expect(rows).ToHaveCountAsync(30);
        await page.BecomesLiveAsync();

        await page.Locator("main input[type=search]").PressSequentiallyAsync("do luong");

        await Expect(page).ToHaveURLAsync(new Regex("q=do%20luong"));
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows.First).ToContainTextAsync("Đô Lương");

        IPage same = await province.Browser.PageAsync(new Uri(page.Url).PathAndQuery, 1440, 900);
        await Expect(same.Locator("tr[data-commune]")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Figures_change_while_the_page_is_open()
    {
        IPage page = await province.Browser.PageAsync("/", 1440, 900);
        ILocator received = page.Locator("[data-figure=received] [data-value]");
        await page.BecomesLiveAsync();
        string before = await received.InnerTextAsync();

        await Eventually.TrueAsync(
            async () =>
            {
                await SampleEvents.PostAsync(province.Ioc, [SampleEvents.Accepted("16690", $"overview-{Guid.NewGuid():N}")]);
                return await received.InnerTextAsync() != before;
            },
            TimeSpan.FromMinutes(3),
            () => $"another figure than {before}");
    }

    [BrowserFact]
    public async Task Every_figure_says_how_it_is_computed()
    {
        IPage page = await province.Browser.PageAsync("/", 1440, 900);
        await page.BecomesLiveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cách tính: Giải quyết đúng hạn" }).ClickAsync();
        await Expect(page.Locator("#how-on-time-rate")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#how-on-time-rate")).ToBeHiddenAsync();
    }
}
