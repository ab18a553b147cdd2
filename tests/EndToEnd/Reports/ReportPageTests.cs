using System.Globalization;
using System.Text.RegularExpressions;
using Ioc.EndToEnd.Browser;
using Ioc.EndToEnd.Faults;
using Ioc.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Reports;

/// <summary>The pages of reports as people use them. How they fit a phone is seen in <see cref="EveryPage"/>.</summary>
public sealed class ReportPageTests : IAsyncLifetime
{
    private static readonly string _period = $"{FaultEvents.Today - 20}..{FaultEvents.Today - 5}";

    private readonly TemporaryFolder _data = new();
    private IocProcess _ioc = null!;
    private SignedInBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Chromium is null)
        {
            return;
        }

        _ioc = await IocProcess.StartReadyAsync(_data.Path, arguments: ["--no-simulator"], environment: ReportRequests.Environment);
        await SampleEvents.PostAsync(_ioc, SampleEvents.FirstDay());
        _browser = await SignedInBrowser.OpenAsync(_ioc);
    }

    public async Task DisposeAsync()
    {
        if (_ioc is not null)
        {
            await _browser.DisposeAsync();
            await _ioc.DisposeAsync();
        }

        _data.Dispose();
    }

    [BrowserFact]
    public async Task A_report_goes_from_draft_to_sent_and_nobody_approves_what_they_prepared()
    {
        IPage page = await _browser.PageAsync("/reports", 1440, 900);
        await MakeAsync(page, _period);
        await Expect(page.Locator("[data-state=draft]")).ToBeVisibleAsync();
        string first = page.Url;

        // A figure of a sentence, of a level's row and of a unit's row lead to the same archived dossiers.
        ILocator paper = page.Locator("article.paper");
        await Expect(paper.Locator("p a[href$='/dossiers/received']").First).ToHaveTextAsync("2");
        await Expect(paper.Locator("figure .main-svg").First).ToBeVisibleAsync();
        await DossiersAsync(page, paper.Locator("td a[href*='/dossiers/received?level=commune']").First, 2);
        await DossiersAsync(page, paper.Locator($"td a[href*='/dossiers/received?unit={SampleEvents.Commune}']").First, 2);
        await DossiersAsync(page, paper.Locator("td a[href*='/dossiers/received?field=']").First, 2);
        await DossiersAsync(page, paper.Locator("td a[href*='/dossiers/received?procedure=1.001193']").First, 2);

        // Words are saved while they are written, and are there after a reload.
        ILocator proposals = page.Locator("textarea[data-slot=proposals]");
        await proposals.FillAsync("Đề nghị bổ sung <đường truyền> cho xã Đô Lương.");
        await Expect(page.Locator("[data-saved]")).ToHaveTextAsync("Đã lưu");
        await page.ReloadAsync();
        await Expect(proposals).ToHaveValueAsync("Đề nghị bổ sung <đường truyền> cho xã Đô Lương.");
        await Expect(paper).ToContainTextAsync("Đề nghị bổ sung <đường truyền> cho xã Đô Lương.");
        await page.Locator("[data-generated=shortcomings]").ClickAsync();
        await Expect(page.Locator("textarea[data-slot=shortcomings]")).ToHaveValueAsync(new Regex("^Còn 1 hồ sơ quá hạn"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Chốt số liệu" }).ClickAsync();
        await Expect(page.Locator("[data-state=frozen]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-live=same]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Phê duyệt" }).ClickAsync();
        await Expect(page.Locator("[role=alert]").First).ToContainTextAsync("không được tự phê duyệt");

        // A later event: version 1 says that the live figures differ; version 2, made by another, lists the differences.
        await SampleEvents.PostAsync(_ioc, [SampleEvents.Accepted(SampleEvents.Commune, "H41.17-9", dueDaysAgo: 4)]);
        using HttpClient other = _ioc.Client(ReportRequests.Key);
        long second = (await other.MadeAsync(_period)).GetProperty("id").GetInt64();
        await page.GotoAsync(first);
        await Expect(page.Locator("[data-live=differs]")).ToBeVisibleAsync();
        await page.GotoAsync($"/reports/{second.ToString(CultureInfo.InvariantCulture)}");
        await Expect(page.Locator(".differences")).ToContainTextAsync("Toàn tỉnh · Hồ sơ tiếp nhận 2 → 3");
        await page.Locator("select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(page.Locator(".differences")).ToContainTextAsync("Toàn tỉnh · Hồ sơ tiếp nhận 2 → 3");

        await page.GetByRole(AriaRole.Button, new() { Name = "Phê duyệt" }).ClickAsync();
        await Expect(page.Locator("[data-state=approved]")).ToBeVisibleAsync();
        await page.Locator("[data-send-to]").FillAsync("Văn phòng Trung ương Đảng");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi nhận đã gửi" }).ClickAsync();
        await Expect(page.Locator("[data-state=sent]")).ToBeVisibleAsync();
        await page.Locator("[data-note]").FillAsync("Số đến 1234, ngày 06/11/2025");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi biên nhận" }).ClickAsync();
        await Expect(page.Locator("ul[data-receipts]")).ToContainTextAsync("administrator · Số đến 1234, ngày 06/11/2025");
        await Expect(page.Locator("ul[data-steps] li")).ToHaveCountAsync(3);

        await page.GotoAsync("/reports");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Đã gửi");
        await Expect(page.Locator("tbody tr").Nth(1)).ToContainTextAsync("Đã chốt số liệu");
        _browser.Complaints.ShouldBeEmpty();
    }

    private static async Task MakeAsync(IPage page, string period)
    {
        await page.Locator("input[aria-describedby=period-help]").FillAsync(period);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lập báo cáo" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/reports/\d+$"));
    }

    /// <summary>Follows a figure of the preview and comes back.</summary>
    private static async Task DossiersAsync(IPage page, ILocator figure, int count)
    {
        string report = page.Url;
        await Expect(figure).ToHaveTextAsync(count.ToString(CultureInfo.InvariantCulture));
        await figure.ClickAsync();
        await Expect(page.Locator("[data-total]")).ToHaveTextAsync(count.ToString(CultureInfo.InvariantCulture));
        await Expect(page.Locator("tr[data-archived]")).ToHaveCountAsync(count);
        await page.GotoAsync(report);
        await page.BecomesLiveAsync(); // a click while the preview is drawn anew falls on nothing
    }
}
