using Ioc.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

public sealed class WallHealingTests
{
    [BrowserFact]
    public async Task A_wall_and_an_officials_page_whose_server_was_killed_say_so_within_ten_seconds_and_heal_when_it_is_back()
    {
        using var data = new TemporaryFolder();
        await using IocProcess ioc = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"]);
        await SampleEvents.PostAsync(ioc, SampleEvents.FirstDay());
        await using SignedInBrowser browser = await SignedInBrowser.OpenAsync(ioc);
        IPage wall = await browser.PageAsync("/wall?scene=1"), page = await browser.PageAsync("/?sort=overdue");
        ILocator backlog = wall.Locator("[data-tile=backlog] [data-value]");
        await Expect(backlog).ToHaveTextAsync("4");
        await page.BecomesLiveAsync();

        await ioc.KillAsync();
        await Task.WhenAll(
            wall.Locator("body[data-gone-now]").WaitForAsync(),
            Expect(page.Locator("[data-gone-banner]")).ToBeVisibleAsync());
        await Expect(wall.Locator("[data-gone]")).ToBeVisibleAsync();
        (await backlog.EvaluateAsync<string>("value => getComputedStyle(value).textDecorationLine")).ShouldContain("line-through");

        await using IocProcess again = await IocProcess.StartReadyAsync(data.Path, ioc.Url, ["--no-simulator"]);
        await wall.Locator("body:not([data-gone-now])").WaitForAsync();
        await Expect(backlog).ToHaveTextAsync("4");
        await Expect(page.Locator("[data-gone-banner]")).ToBeHiddenAsync();
        await Expect(page.Locator("tr[data-commune]").First).ToHaveAttributeAsync("data-commune", SampleEvents.Commune);
        page.Url.ShouldEndWith("/?sort=overdue");

        await SampleEvents.PostAsync(again, [SampleEvents.Accepted(SampleEvents.Commune, "after-the-restart")]);
        await Expect(backlog).ToHaveTextAsync("5");
    }
}
