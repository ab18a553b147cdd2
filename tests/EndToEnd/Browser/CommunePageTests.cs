using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

[Collection(RunningProvinceCollection.Name)]
public sealed class CommunePageTests(RunningProvince province)
{
    [BrowserFact]
    public async Task A_row_leads_to_the_commune_with_its_chart_systems_and_overdue_dossiers()
    {
        province.Browser.Complaints.Clear();
        IPage page = await province.Browser.PageAsync("/?q=thanh%20vinh", 1440, 1100);
        await page.Locator("tr[data-commune] a").First.ClickAsync();
        await page.WaitForURLAsync($"**/communes/{SampleEvents.Commune}");

        await Expect(page.Locator("h1")).ToContainTextAsync("Phường Thành Vinh");
        await page.Locator(".plot .main-svg").First.WaitForAsync();
        await Expect(page.Locator("[data-system=tthc]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-dossier]")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-dossier]").First).ToContainTextAsync("khai sinh");
        province.Browser.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Markup_in_a_dossier_number_is_shown_as_text()
    {
        IPage page = await province.Browser.PageAsync($"/communes/{SampleEvents.Commune}", 1440, 1100);
        bool asked = false;
        page.Dialog += (_, _) => asked = true;

        await Expect(page.Locator("[data-dossier]", new() { HasText = SampleEvents.Markup })).ToHaveCountAsync(1);

        (await page.Locator("[data-dossier] img").CountAsync()).ShouldBe(0);
        asked.ShouldBeFalse();
    }

    [BrowserFact]
    public async Task A_commune_that_does_not_exist_is_not_found()
    {
        IPage page = await province.Browser.PageAsync("/communes/99999", 1280, 800);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Không tìm thấy trang");
        IResponse? answer = await page.ReloadAsync();
        answer!.Status.ShouldBe(404);
    }
}
