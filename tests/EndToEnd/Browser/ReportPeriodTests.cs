using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

[Collection(RunningProvinceCollection.Name)]
public sealed class ReportPeriodTests(RunningProvince province)
{
    [BrowserFact]
    public async Task A_wrong_period_is_said_and_the_schedule_shows_the_months()
    {
        IPage page = await province.Browser.PageAsync("/reports", 1440, 900);
        await page.Locator("input[aria-describedby=period-help]").FillAsync("2025-13");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lập báo cáo" }).ClickAsync();
        await Expect(page.Locator("[role=alert]").First).ToContainTextAsync("không hợp lệ");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lịch lập báo cáo" }).ClickAsync();
        await Expect(page.Locator("[data-duties] tbody tr")).ToHaveCountAsync(3);
        await Expect(page.Locator("[data-duties]")).ToContainTextAsync("05/");
    }
}
