using System.Globalization;
using System.Text.RegularExpressions;
using Ioc.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>A screen behind a real proxy (Caddy): while no dashboard answers, and where WebSockets do not pass. And one whose browser does not run the page.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed partial class ProxyTests(RunningProvince province)
{
    private string Dashboard => new Uri(province.Ioc.Url).Authority;

    [BrowserFact(proxy: true)]
    public async Task A_screen_that_meets_no_dashboard_is_told_so_and_opens_the_wall_by_itself()
    {
        int port = IocProcess.FreePort();
        await using CaddyProcess proxy = await CaddyProcess.AsShippedAsync($"127.0.0.1:{port}");
        IPage page = await province.Browser.PageAsync(proxy.Url + "/wall?scene=1");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Máy chủ chưa phản hồi");
        await Expect(page.Locator("#tries")).ToContainTextAsync("Đã thử lại 1 lần");
        IAPIResponse answer = await page.APIRequest.GetAsync(proxy.Url + "/wall", new() { Headers = new Dictionary<string, string> { ["Accept"] = "text/html" } });
        (answer.Status, answer.Headers["cache-control"]).ShouldBe((503, "no-store"));
        IAPIResponse sent = await page.APIRequest.PostAsync(proxy.Url + "/sign-in/password", new() { Headers = new Dictionary<string, string> { ["Accept"] = "text/html" } });
        (sent.Status, await sent.TextAsync()).ShouldBe((503, "Máy chủ chưa phản hồi; thao tác vừa rồi có thể chưa được ghi. Hãy thử lại sau ít phút. / The server does not answer; try again."));

        await OpensAsync();
        await page.ReloadAsync(); // its dashboard is on its way down or up
        await Expect(page.Locator("h1")).ToHaveTextAsync("Máy chủ chưa phản hồi");
        await OpensAsync();

        async Task OpensAsync()
        {
            await using CaddyProcess dashboard = await CaddyProcess.PassingAsync(port, Dashboard);
            await Expect(page.Locator("[data-tile=backlog] [data-value]")).ToHaveTextAsync(Figure());
            page.Url.ShouldBe(proxy.Url + "/wall?scene=1");
        }
    }

    [BrowserFact(proxy: true)]
    public async Task Where_WebSockets_are_refused_wall_and_pages_are_live_by_plain_HTTP()
    {
        await using CaddyProcess proxy = await CaddyProcess.PassingAsync(IocProcess.FreePort(), Dashboard, "header Connection *Upgrade*");
        IPage page = await province.Browser.PageAsync(proxy.Url + "/wall?scene=1");
        await page.EvaluateAsync("window.loadedOnce = true");
        ILocator backlog = page.Locator("[data-tile=backlog] [data-value]");
        await Expect(backlog).ToHaveTextAsync(Figure());
        long before = long.Parse(await backlog.InnerTextAsync(), NumberStyles.AllowThousands, new CultureInfo("vi"));
        await SampleEvents.PostAsync(province.Ioc, [SampleEvents.Accepted("16690", $"plain-{Guid.NewGuid():N}")]);
        await Expect(backlog).ToHaveTextAsync((before + 1).ToString("N0", new CultureInfo("vi")));
        (await page.EvaluateAsync<bool>("window.loadedOnce === true")).ShouldBeTrue();

        IPage overview = await province.Browser.PageAsync(proxy.Url + "/");
        await overview.BecomesLiveAsync();
        string seen = await overview.Locator("[data-as-of]").InnerTextAsync();
        await Expect(overview.Locator("[data-as-of]")).Not.ToHaveTextAsync(seen);
    }

    [BrowserFact(proxy: true)]
    public async Task A_wall_that_no_way_leads_to_says_that_the_server_is_up_and_does_not_reload()
    {
        await using CaddyProcess proxy = await CaddyProcess.PassingAsync(IocProcess.FreePort(), Dashboard, "path /hubs/*");
        IPage page = await province.Browser.PageAsync(proxy.Url + "/wall?scene=1");
        await page.EvaluateAsync("window.loadedOnce = true");
        await Expect(page.Locator("[data-gone-text]")).ToContainTextAsync("Máy chủ hoạt động nhưng kết nối số liệu bị chặn");
        (await page.EvaluateAsync<bool>("window.loadedOnce === true")).ShouldBeTrue();
    }

    [BrowserTheory]
    [InlineData("tiles.js", true)]
    [InlineData("pairing.js", false)]
    public async Task A_browser_that_does_not_run_the_page_is_told_which_one_does(string script, bool signedIn)
    {
        IPage page = await province.Browser.PageAsync("/health/live", signedIn: signedIn);
        await page.RouteAsync("**/js/wall/" + script, route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "this is not understood" }));
        await page.GotoAsync("/wall");
        await Expect(page.Locator("[data-cannot-start]")).ToContainTextAsync("Chromium 64 trở lên");
        await Expect(page.Locator("[data-cannot-start]")).ToBeVisibleAsync();
    }

    [GeneratedRegex("^[0-9.]+$")]
    private static partial Regex Figure();
}
