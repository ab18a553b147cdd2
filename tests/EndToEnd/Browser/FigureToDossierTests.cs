using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

[Collection(RunningProvinceCollection.Name)]
public sealed partial class FigureToDossierTests(RunningProvince province)
{
    [BrowserFact]
    public async Task A_figure_leads_to_its_dossiers_and_a_dossier_to_its_reckoning()
    {
        province.Browser.Complaints.Clear();
        IPage page = await province.Browser.PageAsync($"/communes/{SampleEvents.Commune}", 1440, 1000);
        await page.Locator("[data-figure=backlog] .figure a").ClickAsync();
        await page.WaitForURLAsync("**/dossiers?**");
        await Expect(page.Locator("[data-check]")).ToHaveAttributeAsync("data-check", "equal");
        string total = await page.Locator("[data-total]").InnerTextAsync();
        (await page.Locator("tr[data-dossier]").CountAsync()).ShouldBe(int.Parse(total, System.Globalization.CultureInfo.InvariantCulture));

        await page.Locator("tr[data-dossier] a").First.ClickAsync();
        await Expect(page.Locator("[data-step=Due]")).ToContainTextAsync("Hạn trả");
        await page.GoBackAsync();
        await Expect(page.Locator("[data-check]")).ToHaveAttributeAsync("data-check", "equal");
        province.Browser.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task The_slash_key_searches_without_accents_in_both_languages()
    {
        // A page that stays as it was delivered: one that becomes live meanwhile takes the focus away.
        IPage page = await province.Browser.PageAsync("/users?lang=en", 1280, 800);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("thanh vinh");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/communes/{SampleEvents.Commune}");

        await page.GotoAsync("/alerts?lang=vi");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Cảnh báo");
        await Expect(page.Locator("[data-sound-toggle]")).ToHaveTextAsync("Bật âm báo");
    }

    [BrowserFact]
    public async Task A_user_made_in_the_page_signs_in_by_the_link_and_sees_the_own_commune_alone()
    {
        IPage page = await province.Browser.PageAsync("/users", 1280, 900);
        string name = "nguoi-" + Guid.NewGuid().ToString("N")[..8];
        ILocator form = page.Locator("form", new() { Has = page.Locator("input[name=name]") });
        await form.Locator("input[name=name]").FillAsync(name);
        await form.Locator("input[value=official]").CheckAsync();
        await form.Locator("textarea[name=units]").FillAsync("phường thành vinh");
        await form.Locator("button[type=submit]").ClickAsync();
        string link = await page.Locator("[data-one-time-link]").InnerTextAsync();

        IPage own = await province.Browser.PageAsync(new Uri(link).AbsolutePath, 1280, 900, signedIn: false);
        await own.GotoAsync("/");
        await Expect(own).ToHaveURLAsync(Commune());
        IResponse? foreign = await own.GotoAsync("/communes/16690");
        foreign!.Status.ShouldBe(404);
        (await own.GotoAsync("/users"))!.Status.ShouldBe(403);
    }

    [GeneratedRegex($"/communes/{SampleEvents.Commune}$")]
    private static partial Regex Commune();
}
