using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.EndToEnd.Running;
using Ioc.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>The main ways of an official through the pages, in both languages.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed class DrillDownTests(RunningProvince province)
{
    [BrowserFact]
    public async Task From_the_table_of_units_to_the_commune_and_its_overdue_dossiers_in_both_languages()
    {
        foreach ((string lang, string title, string queue) in new[] { ("vi", "Các xã, phường", "Quá hạn"), ("en", "Communes", "Overdue") })
        {
            province.Browser.Complaints.Clear();
            IPage page = await province.Browser.PageAsync($"/communes?q=thanh%20vinh&lang={lang}", 1440, 1000);
            await Expect(page.Locator("h1")).ToHaveTextAsync(title);
            ILocator row = page.Locator($"tr[data-commune='{SampleEvents.Commune}']");
            await Expect(row.Locator("[data-figure=overdue] a")).ToHaveTextAsync("2");
            await row.Locator("th a").ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex($"/communes/{SampleEvents.Commune}"));
            await Expect(page.Locator("[data-overdue-count]")).ToHaveTextAsync("2");
            await Expect(page.Locator(".tabs a").First).ToContainTextAsync(queue);
            await Expect(page.Locator("[data-dossier]")).ToHaveCountAsync(2);
            await page.Locator(".plot .main-svg").First.WaitForAsync();
            await page.GoBackAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync(title);
            province.Browser.Complaints.ShouldBeEmpty();
            await page.Context.CloseAsync();
        }
    }

    [BrowserFact]
    public Task The_table_shows_what_the_API_says_and_its_figures_lead_to_as_many_dossiers() => TestClock.WithinAMinuteAsync(async () =>
    {
        IPage page = await province.Browser.PageAsync("/communes?q=thanh%20vinh", 1440, 1000);
        ILocator row = page.Locator($"tr[data-commune='{SampleEvents.Commune}']");
        using HttpClient client = province.Ioc.Client(IocProcess.ReadKey);
        string month = SampleEvents.Now().ToString("yyyy-MM", CultureInfo.InvariantCulture);
        JsonElement sheet = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/kpis?scope=commune:{SampleEvents.Commune}&period={month}")).RootElement;
        foreach (string figure in new[] { "received", "resolved", "backlog", "overdue", "dueSoon" })
        {
            await Expect(row.Locator($"[data-figure={figure}] span")).ToHaveTextAsync(sheet.GetProperty(figure).GetInt64().ToString(CultureInfo.InvariantCulture));
        }

        await row.Locator("[data-figure=overdue] a").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/dossiers\\?.*figure=overdue"));
        await Expect(page.Locator("[data-dossier]")).ToHaveCountAsync(2);
    });

    [BrowserFact]
    public async Task Two_units_are_compared_and_the_link_shows_the_same()
    {
        IPage page = await province.Browser.PageAsync("/communes?rows=all", 1440, 1000);
        await LiveAsync(page);
        await page.Locator($"tr[data-commune='{SampleEvents.Commune}'] input[type=checkbox]").CheckAsync();
        await Expect(page).ToHaveURLAsync(new Regex("compare="));
        await page.Locator("tr[data-commune='17662'] input[type=checkbox]").CheckAsync();
        await Expect(page.Locator("[data-compare] thead th")).ToHaveCountAsync(3);

        IPage same = await province.Browser.PageAsync(new Uri(page.Url).PathAndQuery, 1440, 1000);
        await Expect(same.Locator("[data-compare] thead th")).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task The_map_leads_on_by_keyboard_and_keeps_its_figure_in_the_address()
    {
        IPage page = await province.Browser.PageAsync("/map?figure=overdue", 1440, 1000);
        await Expect(page.Locator("[data-figure-map=overdue] a")).ToHaveCountAsync(130);
        await LiveAsync(page);
        await page.Locator("main input[type=search]").FillAsync("thanh vinh");
        await Expect(page.Locator("[data-figure-map] a:not(.dim)")).ToHaveCountAsync(1);
        await page.Locator("[data-figure-map] a:not(.dim)").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"/communes/{SampleEvents.Commune}"));
    }

    [BrowserFact]
    public async Task The_matrix_follows_a_system_that_goes_down_and_leads_to_its_incident()
    {
        IPage page = await province.Browser.PageAsync("/systems", 1440, 1000);
        await LiveAsync(page);
        await SampleEvents.PostAsync(province.Ioc, [SampleEvents.Health("16690", "dvcqg", "up", -120), SampleEvents.Health("16690", "dvcqg", "down", -60), SampleEvents.Health("16690", "dvcqg", "down", -1)]);
        await Expect(page.Locator("tr", new() { HasText = "Trường Vinh" })).ToContainTextAsync("ngừng");

        await page.GotoAsync("/incidents");
        await page.Locator("tr[data-incident] a", new() { HasText = "Trường Vinh" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/incidents/[0-9]+"));
    }

    [BrowserFact]
    public async Task A_directive_and_a_note_are_kept()
    {
        IPage page = await province.Browser.PageAsync("/communes/17662", 1440, 1000);
        await LiveAsync(page);
        await page.GetByText("Giao việc").ClickAsync();
        await page.GetByLabel("Nội dung", new() { Exact = true }).FillAsync("Giải quyết hết hồ sơ quá hạn");
        await page.GetByLabel("Người thực hiện").FillAsync("Chủ tịch xã");
        await page.GetByRole(AriaRole.Button, new() { Name = "Giao", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-directive]").First).ToContainTextAsync("Chủ tịch xã");
        await page.GetByLabel("Nội dung", new() { Exact = true }).FillAsync("Báo cáo nguyên nhân");
        await page.GetByLabel("Người thực hiện").FillAsync("Văn phòng xã");
        await page.GetByRole(AriaRole.Button, new() { Name = "Giao", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-directive]")).ToHaveCountAsync(2);
        await page.GetByLabel("Kết quả thực hiện").First.FillAsync("Đã xong một nửa");
        await Expect(page.GetByLabel("Kết quả thực hiện").Last).ToHaveValueAsync(string.Empty);
        await page.GetByLabel("Nội dung ghi chú").FillAsync("Đã gọi điện cho xã");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-note]")).ToContainTextAsync("Đã gọi điện cho xã");
        await page.ReloadAsync();
        await Expect(page.Locator("[data-note]")).ToContainTextAsync("administrator");
        await Expect(page.Locator("[data-directive]")).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task Procedures_are_listed_by_field_too()
    {
        IPage page = await province.Browser.PageAsync("/procedures", 1440, 1000);
        await Expect(page.Locator("tr[data-procedure='1.001193']")).ToContainTextAsync("khai sinh");
        await page.GotoAsync("/procedures?by=field");
        await Expect(page.Locator("tr[data-procedure='Hộ tịch']")).ToHaveCountAsync(1);
    }

    /// <summary>Once the page's clock of figures has moved, its circuit is there.</summary>
    private static async Task LiveAsync(IPage page)
    {
        string seen = await page.Locator("[data-as-of]").InnerTextAsync();
        await Expect(page.Locator("[data-as-of]")).Not.ToHaveTextAsync(seen);
    }
}
