using Ioc.EndToEnd.Browser;
using Ioc.EndToEnd.Faults;
using Ioc.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Reports;

/// <summary>A report of a whole simulated province takes long enough: its progress is seen, and it can be given up.</summary>
public sealed class ReportCancelTests
{
    private const int Days = 10;

    private static readonly string _period = $"{FaultEvents.Today - Days}..{FaultEvents.Today - 1}";

    [BrowserFact]
    public async Task Progress_is_seen_and_a_report_given_up_leaves_nothing()
    {
        using var data = new TemporaryFolder();
        await using IocProcess ioc = await IocProcess.StartReadyAsync(
            data.Path, environment: new Dictionary<string, string> { ["Ioc__Simulator__HistoryDays"] = $"{Days}", ["IOC_REPORT_KEY"] = ReportRequests.Key });
        await using SignedInBrowser browser = await SignedInBrowser.OpenAsync(ioc);
        IPage page = await browser.PageAsync("/reports", 1440, 900);
        ILocator make = page.GetByRole(AriaRole.Button, new() { Name = "Lập báo cáo" });
        using HttpClient client = ioc.Client(ReportRequests.Key);
        int made = 0;
        while (true)
        {
            // A report may be made before the click arrives: then there was nothing to give up, and another is begun.
            await page.EvaluateAsync(
                """
                () => new MutationObserver((_, watch) => {
                    const cancel = [...document.querySelectorAll("button")].find(button => button.textContent.trim() === "Hủy");
                    if (cancel) { window.sawProgress = document.querySelector("progress") !== null; watch.disconnect(); cancel.click(); }
                }).observe(document.body, { childList: true, subtree: true })
                """);
            await page.Locator("input[aria-describedby=period-help]").FillAsync(_period);
            await make.ClickAsync();
            await Expect(make.Or(page.Locator("a[href*='/json']")).First).ToBeVisibleAsync();
            await page.WaitForTimeoutAsync(1_000);
            if (!System.Text.RegularExpressions.Regex.IsMatch(page.Url, @"/reports/\d+$"))
            {
                break;
            }

            (++made).ShouldBeLessThan(10, "none of them could be given up");
            await page.GotoAsync("/reports");
            await page.BecomesLiveAsync();
        }

        (await page.EvaluateAsync<bool>("window.sawProgress")).ShouldBeTrue();
        await Expect(make).ToBeVisibleAsync();
        (await client.ListedAsync()).Count.ShouldBe(made);
        await make.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/reports/\d+$"));
        (await client.EveryoneIsWholeAsync()).ShouldBe(made + 1);
    }
}
