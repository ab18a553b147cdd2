using Ioc.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

public sealed class WallHealingTests
{
    [BrowserFact]
    public async Task A_wall_whose_server_was_killed_looks_old_within_ten_seconds_and_heals_when_it_is_back()
    {
        using var data = new TemporaryFolder();
        IocProcess ioc = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"]);
        await SampleEvents.PostAsync(ioc, SampleEvents.FirstDay());
        await using SignedInBrowser browser = await SignedInBrowser.OpenAsync(ioc);
        IPage page = await browser.PageAsync("/wall?scene=1");
        ILocator backlog = page.Locator("[data-tile=backlog] [data-value]");
        await Expect(backlog).ToHaveTextAsync("4", new() { Timeout = 10000 });

        await ioc.KillAsync();
        await page.Locator("body[data-gone-now]").WaitForAsync(new() { Timeout = 10000 });
        await Expect(page.Locator("[data-gone]")).ToBeVisibleAsync();
        (await backlog.EvaluateAsync<string>("value => getComputedStyle(value).textDecorationLine")).ShouldContain("line-through");

        await using IocProcess again = await IocProcess.StartReadyAsync(data.Path, ioc.Url, ["--no-simulator"]);
        await page.Locator("body:not([data-gone-now])").WaitForAsync(new() { Timeout = 30000 });
        await Expect(backlog).ToHaveTextAsync("4", new() { Timeout = 15000 });
        await SampleEvents.PostAsync(again, [SampleEvents.Accepted(SampleEvents.Commune, "after-the-restart")]);
        await Expect(backlog).ToHaveTextAsync("5", new() { Timeout = 5000 });
        await ioc.DisposeAsync();
    }

    [BrowserFact]
    public async Task An_officials_page_says_that_the_server_is_gone_and_loads_again_when_it_is_back()
    {
        using var data = new TemporaryFolder();
        IocProcess ioc = await IocProcess.StartReadyAsync(data.Path, arguments: ["--no-simulator"]);
        await SampleEvents.PostAsync(ioc, SampleEvents.FirstDay());
        await using SignedInBrowser browser = await SignedInBrowser.OpenAsync(ioc);
        IPage page = await browser.PageAsync("/?sort=overdue");
        await page.Locator("tr[data-commune]").First.WaitForAsync();
        await page.WaitForFunctionAsync("window.Blazor !== undefined && document.querySelector('[data-as-of]') !== null");
        string? seen = await page.Locator("[data-as-of]").InnerTextAsync();
        await Expect(page.Locator("[data-as-of]")).Not.ToHaveTextAsync(seen!, new() { Timeout = 15000 });

        await ioc.KillAsync();
        await Expect(page.Locator("[data-gone-banner]")).ToBeVisibleAsync(new() { Timeout = 10000 });

        await using IocProcess again = await IocProcess.StartReadyAsync(data.Path, ioc.Url, ["--no-simulator"]);
        await Expect(page.Locator("[data-gone-banner]")).ToBeHiddenAsync(new() { Timeout = 30000 });
        await Expect(page.Locator("tr[data-commune]").First).ToHaveAttributeAsync("data-commune", SampleEvents.Commune);
        page.Url.ShouldEndWith("/?sort=overdue");
        await ioc.DisposeAsync();
    }
}
