using Ioc.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>A restart of the server leaves every open page usable: it says that the server is gone, waits, and goes on where it was.</summary>
public sealed class RestartTests
{
    private static readonly string[] Paths =
        ["/?q=vinh", "/communes?sort=overdue", $"/communes/{SampleEvents.Commune}", "/map?figure=backlog", "/systems", "/systems/tthc", "/systems/maintenance", "/incidents", "/procedures"];

    [BrowserFact]
    public async Task Every_page_goes_on_at_its_address_after_the_server_was_killed()
    {
        using var data = new TemporaryFolder();
        string url = $"http://127.0.0.1:{IocProcess.FreePort()}";
        IocProcess ioc = await IocProcess.StartReadyAsync(data.Path, url, ["--no-simulator"]);
        await SampleEvents.PostAsync(ioc, SampleEvents.FirstDay());
        string[] paths = [.. Paths, await EveryPage.IncidentAsync(ioc)];
        await using SignedInBrowser browser = await SignedInBrowser.OpenAsync(ioc);
        var pages = new List<IPage>();
        foreach (string path in paths)
        {
            IPage page = await browser.PageAsync(path, 1280, 900);
            await page.BecomesLiveAsync();
            pages.Add(page);
        }

        await ioc.DisposeAsync();
        foreach (IPage page in pages)
        {
            await Expect(page.Locator("body")).ToHaveAttributeAsync("data-gone-now", "");
        }

        await using IocProcess again = await IocProcess.StartReadyAsync(data.Path, url, ["--no-simulator"]);
        for (int i = 0; i < pages.Count; i++)
        {
            await Expect(pages[i].Locator("body[data-gone-now]")).ToHaveCountAsync(0);
            await Expect(pages[i].Locator("h1").First).ToBeVisibleAsync();
            await Expect(pages[i].Locator(".failure")).ToHaveCountAsync(0);
            new Uri(pages[i].Url).PathAndQuery.ShouldBe(paths[i]);
        }
    }
}
