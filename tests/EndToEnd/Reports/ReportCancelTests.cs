using Ioc.EndToEnd.Browser;
using Ioc.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Reports;

/// <summary>A report of a whole simulated province takes seconds: its progress is seen, and it can be given up.</summary>
public sealed class ReportCancelTests
{
    [BrowserFact]
    public async Task Progress_is_seen_and_a_report_given_up_leaves_nothing()
    {
        using var data = new TemporaryFolder();
        await using IocProcess ioc = await IocProcess.StartReadyAsync(
            data.Path, environment: new Dictionary<string, string> { ["Ioc__Simulator__HistoryDays"] = "45", ["IOC_REPORT_KEY"] = ReportRequests.Key });
        await using SignedInBrowser browser = await SignedInBrowser.OpenAsync(ioc);
        IPage page = await browser.PageAsync("/reports", 1440, 900);
        ILocator make = page.GetByRole(AriaRole.Button, new() { Name = "Lập báo cáo" });
        await make.ClickAsync();
        await Expect(page.Locator("progress")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hủy" }).ClickAsync();
        await Expect(make).ToBeVisibleAsync();
        using HttpClient client = ioc.Client(ReportRequests.Key);
        (await client.ListedAsync()).ShouldBeEmpty();
        await make.ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex(@"/reports/\d+$"), new() { Timeout = 60_000 });
        (await client.EveryoneIsWholeAsync()).ShouldBe(1);
    }
}
