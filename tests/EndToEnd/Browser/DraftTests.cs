using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>What is typed and not sent outlives a lost connection, in the browser of whoever typed it and no longer than they are signed in.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed partial class DraftTests(RunningProvince province)
{
    private const string Kept = "Object.keys(localStorage).filter(key => key.startsWith('ioc-draft ')).length";

    private static readonly string Remedy = string.Concat(Enumerable.Repeat("Đã nối lại cáp và thử đủ các bước. ", 43));

    [BrowserFact]
    public async Task A_remedy_typed_when_the_connection_is_lost_is_offered_again_and_gone_once_it_is_sent()
    {
        Remedy.Length.ShouldBeGreaterThan(1500);
        (IPage page, Func<Task> lose) = await OpenAsync(await EveryPage.IncidentAsync(province.Ioc, "17662"));
        ILocator form = page.Locator("form[data-remedy]"), input = form.Locator("input"), offer = form.Locator("[data-draft-of]");
        await input.FillAsync(Remedy);
        await lose();
        await offer.WaitForAsync();
        await Expect(input).ToHaveValueAsync("");

        // Lost once more before it is decided: typed over, it is still there.
        await input.FillAsync("khác");
        await offer.Locator("[data-restore]").ClickAsync();
        await Expect(input).ToHaveValueAsync(Remedy);
        await Expect(offer).ToHaveCountAsync(0);
        await lose();
        await offer.Locator("[data-restore]").ClickAsync();
        await Expect(input).ToHaveValueAsync(Remedy);

        await form.Locator("button[type=submit]").ClickAsync();
        await Expect(page.Locator(".line")).ToContainTextAsync(Remedy.Trim());
        await page.WaitForFunctionAsync($"() => {Kept} === 0");
    }

    [BrowserFact]
    public async Task A_draft_ends_when_it_is_discarded_saved_or_its_writer_signs_out_in_any_tab()
    {
        (IPage page, Func<Task> lose) = await OpenAsync("/communes/17662");
        ILocator form = page.Locator("form[data-draft=note-on-17662]"), text = form.Locator("textarea");
        await text.FillAsync("chưa gửi");
        await form.Locator("select").SelectOptionAsync("overdue");
        await lose();
        await form.Locator("[data-restore]").ClickAsync();
        await Expect(form.Locator("select")).ToHaveValueAsync("overdue");
        await lose();
        await form.Locator("[data-discard]").ClickAsync();
        await page.WaitForFunctionAsync($"() => {Kept} === 0");
        await Expect(form.Locator("[data-draft-of]")).ToHaveCountAsync(0);

        await text.FillAsync("ghi chú");
        await form.Locator("button[type=submit]").ClickAsync();
        ILocator note = page.Locator("li[data-note]").First, change = note.Locator("form");
        await note.Locator("button.link").First.ClickAsync();
        await change.Locator("textarea").FillAsync("ghi chú đã sửa");
        await lose();
        await note.Locator("button.link").First.ClickAsync();
        await change.Locator("[data-restore]").ClickAsync();
        await change.Locator("button[type=submit]").ClickAsync();
        await Expect(note.Locator(".text")).ToHaveTextAsync("ghi chú đã sửa");
        await page.WaitForFunctionAsync($"() => {Kept} === 0");

        await text.FillAsync("chưa gửi lần nữa");
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(1);
        IPage other = await page.Context.NewPageAsync();
        await other.GotoAsync("/wall");
        (await other.Locator("script[src*=drafts], body[data-viewer]").CountAsync()).ShouldBe(0, "the wall keeps nothing");
        await other.GotoAsync("/communes");
        await other.Locator("form[action='/sign-out'] button").ClickAsync();
        await other.WaitForURLAsync("**/sign-in**");
        (await other.EvaluateAsync<int>(Kept)).ShouldBe(0);
        await text.FillAsync("và sau khi đã đăng xuất");
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(0, "nor is anything kept that is typed afterwards");
    }

    [BrowserFact]
    public async Task Words_of_a_report_as_long_as_they_may_be_are_saved_and_not_kept_beside()
    {
        (IPage page, _) = await OpenAsync(await EveryPage.ReportAsync(province.Ioc));
        ILocator words = page.Locator("textarea[data-slot=general]");
        string longest = new('ệ', 20_000);
        await words.FillAsync(longest);
        await Expect(page.Locator("[data-saved]")).Not.ToHaveTextAsync("");
        await page.WaitForFunctionAsync($"() => {Kept} === 0");
        await page.ReloadAsync();
        await Expect(words).ToHaveValueAsync(longest);
    }

    /// <summary>A live page, and a way to lose its connection: it has then loaded again and is live.</summary>
    private async Task<(IPage Page, Func<Task> Lose)> OpenAsync(string path)
    {
        IWebSocketRoute? line = null;
        IPage page = await province.Browser.PageAsync("/health/live", 1440, 1000);
        await page.RouteWebSocketAsync(Circuit(), route =>
        {
            line = route;
            route.ConnectToServer();
        });
        await page.GotoAsync(path);
        await page.BecomesLiveAsync();
        return (page, LoseAsync);

        async Task LoseAsync()
        {
            await page.EvaluateAsync("document.body.dataset.before = ''");
            await line!.CloseAsync();
            await page.Locator("body:not([data-before])[data-interactive]").WaitForAsync();
        }
    }

    [GeneratedRegex("/_blazor")]
    private static partial Regex Circuit();
}
