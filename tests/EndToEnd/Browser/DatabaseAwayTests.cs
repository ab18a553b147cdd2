using System.Text.RegularExpressions;
using Ioc.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>PostgreSQL is away for a while: open pages keep what they show, say so in the reader's words and go on by themselves; nobody is signed out.</summary>
[PagesOfOneTest]
public sealed class DatabaseAwayTests(ProvinceOnPostgres province) : IClassFixture<ProvinceOnPostgres>
{
    /// <summary>Longer than sessions of open pages are checked apart (15 s), several times.</summary>
    private const float Away = 40_000;

    /// <summary>They follow the board or hold what was read.</summary>
    private static readonly string[] Open =
        ["/?sort=overdue", "/communes", $"/communes/{SampleEvents.Commune}", "/map?figure=backlog", "/procedures", "/systems", "/systems/tthc", "/systems/maintenance", "/incidents", "/alerts", "/reports"];

    /// <summary>They are made once, from the database alone.</summary>
    private static readonly string[] Made = ["/users", "/dossiers?figure=backlog", "/directives", "/data-quality"];

    [BrowserFact]
    public async Task Open_pages_keep_what_they_show_say_since_when_and_go_on_by_themselves()
    {
        var pages = new List<(string Path, IPage Page, string Title)>();
        foreach (string path in Open)
        {
            IPage page = await province.Browser.PageAsync(path, 1280, 900);
            await page.BecomesLiveAsync();
            await Expect(page.Locator(".loading")).ToHaveCountAsync(0);
            pages.Add((path, page, await page.Locator("h1").First.InnerTextAsync()));
        }

        IPage overview = pages[0].Page, wall = await province.Browser.PageAsync("/wall?scene=1");
        ILocator backlog = overview.Locator("#figure-backlog .value"), onWall = wall.Locator("[data-tile=backlog] [data-value]");
        await Expect(backlog).ToHaveTextAsync("4");
        await Expect(onWall).ToHaveTextAsync("4");
        ILocator tick = wall.Locator("[data-tile=outages] .marks .ok");
        await Expect(tick).ToBeVisibleAsync();

        await province.Postgres.StopAsync();
        foreach ((string path, IPage page, _) in pages)
        {
            await Expect(page.Locator("[data-database-away]")).ToContainTextAsync("Cơ sở dữ liệu không phản hồi từ");
            await PictureAsync(page, path, "noticed");
        }

        await overview.WaitForTimeoutAsync(Away);
        foreach ((string path, IPage page, string title) in pages)
        {
            await PictureAsync(page, path, "away");
            (await page.Locator("h1").First.InnerTextAsync()).ShouldBe(title, path);
            (await page.Locator("nav.menu a").CountAsync()).ShouldBeGreaterThan(7, path);
            (await page.Locator(".notice").CountAsync()).ShouldBe(0, path);
            (await page.Locator(".failure").CountAsync()).ShouldBe(0, path);
            await Expect(page.Locator("[data-database-away]")).ToBeVisibleAsync();
        }

        await PictureAsync(wall, "/wall", "away", 1920, 1080);
        await Expect(tick).ToBeHiddenAsync(); // all is well: that was then
        await Expect(backlog).ToHaveTextAsync("4");
        await Expect(overview.Locator("tr[data-commune]").First).ToHaveAttributeAsync("data-commune", SampleEvents.Commune);
        await Expect(onWall).ToHaveTextAsync("4");

        // A page asked for meanwhile, in the same circuit: it says what is wrong, and comes by itself.
        await pages[1].Page.Locator("nav.menu a[href='/alerts']").Or(pages[1].Page.Locator("a[data-bell]")).First.ClickAsync();
        await Expect(pages[1].Page.Locator(".failure, .notice").First).ToBeVisibleAsync();
        await PictureAsync(pages[1].Page, "/alerts", "asked for meanwhile");

        await province.Postgres.ResumeAsync();
        foreach ((string path, IPage page, _) in pages)
        {
            await Expect(page.Locator("[data-database-away]")).ToHaveCountAsync(0);
            (await page.Locator("body[data-gone-now]").CountAsync()).ShouldBe(0, path);
        }

        await Expect(pages[1].Page.Locator(".failure, .notice")).ToHaveCountAsync(0);
        await Expect(pages[1].Page.Locator("[data-open-count]")).ToHaveTextAsync("0");
        await Eventually.Succeeds<bool, ShouldAssertException>(async () =>
        {
            await SampleEvents.PostAsync(province.Ioc, [SampleEvents.Accepted(SampleEvents.Commune, "after-the-outage")]);
            return true;
        });
        await Expect(backlog).ToHaveTextAsync("5");
        await Expect(onWall).ToHaveTextAsync("5");
    }

    [BrowserFact]
    public async Task A_page_loaded_meanwhile_shows_what_is_live_or_says_so_and_opens_by_itself_when_it_is_back()
    {
        IPage overview = await province.Browser.PageAsync("/", 390, 844);
        await overview.BecomesLiveAsync();
        ILocator backlog = overview.Locator("#figure-backlog .value");
        await Expect(backlog).ToHaveTextAsync(new Regex("^[45]$")); // as the other test left it
        string open = await backlog.InnerTextAsync();
        await province.Postgres.StopAsync();
        await Expect(overview.Locator("[data-database-away]")).ToBeVisibleAsync();

        await overview.ReloadAsync();
        await overview.BecomesLiveAsync();
        await Expect(backlog).ToHaveTextAsync(open);
        await Expect(overview.Locator("[data-database-away]")).ToBeVisibleAsync();
        await PictureAsync(overview, "/", "loaded meanwhile", 390, 844);
        var made = new List<IPage>();
        foreach (string path in Made)
        {
            IPage page = await province.Browser.PageAsync(path, 390, 844);
            await Expect(page.Locator("h1")).ToHaveTextAsync("Chưa mở được trang này");
            await Expect(page.Locator("[data-comes-back]")).ToContainTextAsync("Cơ sở dữ liệu không phản hồi từ");
            await PictureAsync(page, path, "loaded meanwhile", 390, 844);
            made.Add(page);
        }

        await province.Postgres.ResumeAsync();
        foreach (IPage page in made)
        {
            await Expect(page.Locator("nav.menu")).ToBeVisibleAsync();
            await Expect(page.Locator("[data-comes-back]")).ToHaveCountAsync(0);
        }

        await Expect(overview.Locator("[data-database-away]")).ToHaveCountAsync(0);
    }

    /// <summary>For whoever looks at how it looks: kept where IOC_PICTURES says.</summary>
    private static async Task PictureAsync(IPage page, string path, string when, int width = 1280, int height = 900)
    {
        if (Environment.GetEnvironmentVariable("IOC_PICTURES") is { Length: > 0 } folder)
        {
            string name = string.Concat(path.Split('?')[0].Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{when}{name}-{width}x{height}.png") });
        }
    }
}
