using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>What stands above every page: search by key, the menu, and nothing lost when the page becomes live.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed class HeaderTests(RunningProvince province)
{
    [BrowserTheory]
    [InlineData("vi", "Tìm kiếm")]
    [InlineData("en", "Search")]
    public async Task The_slash_key_searches_without_accents_also_while_the_page_becomes_live(string language, string title)
    {
        (IPage page, TaskCompletionSource circuit) = await HeldBackAsync($"/?lang={language}");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("thanh");
        circuit.SetResult();
        await page.BecomesLiveAsync();
        await Expect(page.Locator("[data-search]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(" vinh");
        await Expect(page.Locator("[data-search]")).ToHaveValueAsync("thanh vinh");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/communes/{SampleEvents.Commune}");

        await page.BecomesLiveAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-search]")).Not.ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("vinh");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync($"{title} “vinh”");
    }

    [BrowserFact]
    public async Task What_was_typed_into_a_filter_before_the_page_was_live_filters_and_a_focused_link_stays_focused()
    {
        (IPage page, TaskCompletionSource circuit) = await HeldBackAsync("/communes");
        await page.Locator("main input[type=search]").FillAsync("do luong");
        await page.Locator("nav.menu a[href='/map']").FocusAsync();
        circuit.SetResult();
        await page.BecomesLiveAsync();
        await Expect(page.Locator("nav.menu a[href='/map']")).ToBeFocusedAsync();
        await Expect(page.Locator("tr[data-commune]")).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("q=do(%20|\\+)luong"));
    }

    [BrowserFact]
    public async Task A_link_followed_before_the_server_has_heard_of_the_last_letter_leads_on_and_back_to_what_was_typed()
    {
        IPage page = await province.Browser.PageAsync("/communes", 1440, 1000);
        await page.BecomesLiveAsync();
        await Expect(page.Locator($"tr[data-commune='{SampleEvents.Commune}'] th a")).ToHaveCountAsync(1);
        await page.EvaluateAsync("""
            commune => {
                const box = document.querySelector("main input[type=search]");
                box.value = "thanh vinh";
                box.dispatchEvent(new Event("input", { bubbles: true }));
                document.querySelector(`tr[data-commune='${commune}'] th a`).click();
            }
            """, SampleEvents.Commune);
        await Expect(page.Locator("h1")).ToContainTextAsync("Phường Thành Vinh");
        await Expect(page).ToHaveURLAsync(new Regex($"/communes/{SampleEvents.Commune}"));
        await page.GoBackAsync();
        await Expect(page.Locator("main input[type=search]")).ToHaveValueAsync("thanh vinh");
        await Expect(page.Locator("tr[data-commune]")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Who_goes_back_while_the_circuit_begins_comes_to_the_page_of_the_address()
    {
        IPage page = await province.Browser.PageAsync("/communes", 1440, 1000);
        await page.BecomesLiveAsync();
        await page.Locator($"tr[data-commune='{SampleEvents.Commune}'] th a").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Phường Thành Vinh");
        await page.GotoAsync("/health/live");

        var answers = new HeldAnswers();
        await page.RouteWebSocketAsync(new Regex("/_blazor"), answers.Hold);
        await page.GoBackAsync();
        await answers.BegunAsync();
        await page.EvaluateAsync("() => history.back()");
        await page.WaitForURLAsync("**/communes");
        answers.Release();
        await page.BecomesLiveAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Các xã, phường");
    }

    [BrowserFact]
    public async Task A_reader_who_left_the_box_before_the_page_was_live_is_not_brought_back()
    {
        (IPage page, TaskCompletionSource circuit) = await HeldBackAsync("/");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.PressAsync("Escape");
        circuit.SetResult();
        await page.BecomesLiveAsync();
        await Expect(page.Locator("[data-search]")).Not.ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task The_menu_marks_the_page_and_those_that_stand_under_it_in_one_line_at_any_width()
    {
        IPage page = await province.Browser.PageAsync("/health/live", 1920, 900);
        foreach ((string path, string under) in new[] { ("/audit", "/users"), ("/api-keys", "/users"), ("/displays", "/users"), ("/users", "/users"), ("/incidents", "/systems"), ("/systems/tthc", "/systems"), ("/", "/") })
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("nav.menu a.active")).ToHaveCountAsync(1);
            await Expect(page.Locator("nav.menu a.active")).ToHaveAttributeAsync("href", under);
        }

        foreach (int width in new[] { 1920, 1440, 1024, 768, 390 })
        {
            foreach (string language in new[] { "vi", "en" })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.GotoAsync($"/audit?lang={language}");
                (await page.Locator("nav.menu a").EvaluateAllAsync<int>("links => new Set(links.map(link => Math.round(link.getBoundingClientRect().top))).size")).ShouldBe(1, $"{width} {language}");
                (await page.Locator("header.top").EvaluateAsync<int>("header => header.offsetHeight")).ShouldBeLessThan(width < 761 ? 150 : width < 1900 ? 110 : 70, $"{width} {language}");
                await page.WaitForFunctionAsync("() => { const link = document.querySelector('nav.menu a.active'), row = link.parentElement.getBoundingClientRect(), box = link.getBoundingClientRect(); return box.left >= Math.max(0, row.left) - 1 && box.right <= Math.min(innerWidth, row.right) + 1; }");
            }
        }
    }

    /// <summary>A page as it was delivered: its circuit begins when the source is set.</summary>
    private async Task<(IPage Page, TaskCompletionSource Circuit)> HeldBackAsync(string path)
    {
        var circuit = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        IPage page = await province.Browser.PageAsync("/health/live", 1440, 1000);
        await page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await circuit.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(path);
        await Expect(page.Locator("[data-search]")).ToBeVisibleAsync();
        await Expect(page.Locator("body[data-interactive]")).ToHaveCountAsync(0);
        return (page, circuit);
    }
}
