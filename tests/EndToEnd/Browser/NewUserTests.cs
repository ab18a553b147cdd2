using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>What an administrator gives a new user, and what that user then sees.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed partial class NewUserTests(RunningProvince province)
{
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
