using Ioc.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

[Collection(RunningProvinceCollection.Name)]
public sealed class WallTests(RunningProvince province)
{
    [BrowserFact]
    public async Task Tiles_change_without_a_reload_when_events_arrive()
    {
        IPage page = await province.Browser.PageAsync("/wall?scene=1");
        ILocator backlog = page.Locator("[data-tile=backlog] [data-value]");
        await Expect(backlog).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9.]+$"));
        long before = Number(await backlog.InnerTextAsync());
        await page.EvaluateAsync("window.loadedOnce = true");

        await SampleEvents.PostAsync(province.Ioc, [.. Enumerable.Range(0, 3).Select(i => SampleEvents.Accepted("16690", $"wall-{Guid.NewGuid():N}"))]);

        await Expect(backlog).ToHaveTextAsync((before + 3).ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await page.EvaluateAsync<bool>("window.loadedOnce === true")).ShouldBeTrue();
    }

    [BrowserFact]
    public async Task Ten_rotations_show_every_scene_without_a_complaint_of_the_console()
    {
        province.Browser.Complaints.Clear();
        IPage page = await province.Browser.PageAsync("/wall?rotate=1");

        // A scene stands for a second: the page notes each itself, since who asks from outside may come too late.
        string[] seen = await page.EvaluateAsync<string[]>("""
            () => new Promise(ten => {
                const shown = [];
                new MutationObserver(() => {
                    shown.push(document.querySelector("[data-scene][data-active]").dataset.scene);
                    if (shown.length === 10) ten(shown);
                }).observe(document.body, { attributeFilter: ["data-turns"] });
            })
            """);

        seen.Distinct().Count().ShouldBe(4);
        province.Browser.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Space_holds_a_scene_and_an_arrow_turns_it()
    {
        IPage page = await province.Browser.PageAsync("/wall?rotate=1");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("[data-pause]")).ToHaveAttributeAsync("aria-pressed", "true");
        string? held = await page.Locator("body").GetAttributeAsync("data-turns");

        await page.WaitForFunctionAsync("start => performance.now() - start > 2500", await page.EvaluateAsync<double>("performance.now()"));
        (await page.Locator("body").GetAttributeAsync("data-turns")).ShouldBe(held);

        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("body")).Not.ToHaveAttributeAsync("data-turns", held!);
    }

    [BrowserTheory]
    [InlineData(1920, 1080)]
    [InlineData(3840, 2160)]
    public async Task Both_resolutions_fill_the_screen_alike_the_map_has_a_cell_for_every_commune_and_nothing_overflows(int width, int height)
    {
        IPage page = await province.Browser.PageAsync("/wall?scene=1", width, height);
        await Expect(page.Locator("[data-source]")).Not.ToHaveAttributeAsync("data-source", "none");
        await Expect(page.Locator("[data-map] path[data-code]")).ToHaveCountAsync(130);
        for (int scene = 1; scene <= 4; scene++)
        {
            await page.WaitForFunctionAsync("scene => getComputedStyle(document.querySelector(`.scene[data-scene='${scene}']`)).opacity === '1'", scene);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
            (await page.EvaluateAsync<int>("document.documentElement.scrollHeight - innerHeight")).ShouldBeLessThanOrEqualTo(0);
            string folder = Path.Combine(Repository.Root, "artifacts", "screenshots");
            byte[] picture = await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"wall-{scene}-{width}x{height}.png") });
            picture.Length.ShouldBeGreaterThan(20_000);
            double share = await page.EvaluateAsync<double>("document.querySelector('.clock').getBoundingClientRect().width / innerWidth");
            share.ShouldBeInRange(0.08, 0.14);
            await page.Keyboard.PressAsync("ArrowRight");
        }
    }

    [BrowserFact]
    public async Task English_when_asked_for()
    {
        IPage page = await province.Browser.PageAsync("/wall?scene=1&lang=en");
        await Expect(page.Locator("[data-tile=backlog] h2")).ToHaveTextAsync("Dossiers in progress");
        await Expect(page.Locator("[data-source-text]")).ToContainTextAsync("ource");
    }

    private static long Number(string text) => long.Parse(text.Replace(".", string.Empty, StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
}
