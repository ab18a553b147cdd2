using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>The main ways of an official through the pages, in each language.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed class MainPathTests(RunningProvince province)
{
    [BrowserTheory]
    [InlineData("vi", "Tổng quan", "Các xã, phường", "Điểm tụt hậu", "Hạn trả: ")]
    [InlineData("en", "Overview", "Communes", "Lag score", "Due: ")]
    public async Task From_the_overview_over_a_commune_and_a_figure_to_one_dossier_and_back(string language, string overview, string communes, string lag, string due)
    {
        province.Browser.Complaints.Clear();
        IPage page = await OpenAsync("/", language);
        ILocator title = page.Locator("h1");
        await Expect(title).ToHaveTextAsync(overview);
        await Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync(lag);

        await page.Locator("nav.menu").GetByRole(AriaRole.Link, new() { Name = communes }).ClickAsync();
        await Expect(title).ToHaveTextAsync(communes);
        await Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync(lag);
        await page.Locator("main input[type=search]").FillAsync("thanh vinh");
        await page.Locator($"tr[data-commune='{SampleEvents.Commune}'] th a").ClickAsync();
        await Expect(title).ToContainTextAsync("Phường Thành Vinh");

        await page.Locator("[data-figure=backlog] .figure a").ClickAsync();
        await Expect(page.Locator("[data-check]")).ToHaveAttributeAsync("data-check", "equal");
        string total = await page.Locator("[data-total]").InnerTextAsync();
        (await page.Locator("tr[data-dossier]").CountAsync()).ShouldBe(int.Parse(total, CultureInfo.InvariantCulture));
        await page.Locator("tr[data-dossier] a").First.ClickAsync();
        await Expect(page.Locator("[data-step=Due]")).ToContainTextAsync(due);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);

        await page.GoBackAsync();
        await Expect(page.Locator("[data-total]")).ToHaveTextAsync(total);
        await page.GoBackAsync();
        await Expect(title).ToContainTextAsync("Phường Thành Vinh");
        await page.GoBackAsync();
        await Expect(page.Locator("main input[type=search]")).ToHaveValueAsync("thanh vinh");
        await page.GoBackAsync();
        await Expect(title).ToHaveTextAsync(overview);
        province.Browser.Complaints.ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData("vi", "16702", "administrator xác nhận", "administrator giao cho Tổ công nghệ số", "administrator ghi: cáp bị đứt", "administrator báo đã xử lý: đã nối cáp")]
    [InlineData("en", "17920", "Acknowledged by administrator", "administrator assigned it to Tổ công nghệ số", "administrator noted: cáp bị đứt", "administrator called it resolved: đã nối cáp")]
    public async Task An_incident_is_acknowledged_assigned_noted_and_resolved(string language, string commune, params string[] said)
    {
        IPage page = await OpenAsync(await EveryPage.IncidentAsync(province.Ioc, commune, "dat-dai"), language);
        ILocator forms = page.Locator(".actions form"), line = page.Locator(".line");
        await page.Locator("[data-acknowledge]").ClickAsync();
        await Expect(line).ToContainTextAsync(said[0]);
        await Expect(page.Locator("[data-acknowledge]")).ToHaveCountAsync(0);
        foreach ((int form, string text) in new[] { (0, "Tổ công nghệ số"), (1, "cáp bị đứt"), (2, "đã nối cáp") })
        {
            await forms.Nth(form).Locator("input").FillAsync(text);
            await forms.Nth(form).Locator("button").ClickAsync();
            await Expect(line).ToContainTextAsync(said[form + 1]);
        }
    }

    [BrowserTheory]
    [InlineData("vi", "16702", "Đang thực hiện", "Hoàn thành")]
    [InlineData("en", "17920", "Under way", "Done")]
    public async Task A_directive_is_given_and_done(string language, string commune, string underWay, string done)
    {
        IPage page = await OpenAsync($"/communes/{commune}", language);
        ILocator form = page.Locator("details form.new"), directive = page.Locator("[data-directive]");
        await page.Locator("details:has(form.new) > summary").ClickAsync();
        await form.Locator("textarea").FillAsync("Giải quyết hết hồ sơ quá hạn");
        await form.Locator("input").First.FillAsync("Chủ tịch phường");
        await form.Locator("button").ClickAsync();
        await Expect(directive).ToContainTextAsync(underWay);
        await directive.Locator("form input").FillAsync("Đã xong");
        await directive.Locator("form button").ClickAsync();
        await Expect(directive).ToHaveAttributeAsync("data-state", "done");
        await Expect(directive).ToContainTextAsync(new Regex($"{done} .*administrator · Đã xong"));

        await page.GotoAsync("/directives?state=done");
        await Expect(page.Locator("[data-directive]", new() { HasText = done }).First).ToContainTextAsync("Chủ tịch phường");
    }

    [BrowserTheory]
    [InlineData("vi", "backlog", "Còn hồ sơ đang giải quyết", "Bật âm báo", "Nhận xử lý", "administrator đã nhận lúc")]
    [InlineData("en", "overdue", "Dossiers are overdue", "Sound on", "Acknowledge", "administrator acknowledged it")]
    public async Task A_rule_is_made_and_its_alert_is_acknowledged(string language, string figure, string name, string sound, string acknowledge, string acknowledged)
    {
        await SampleEvents.PostAsync(province.Ioc, [SampleEvents.Accepted("16690", $"alert-{Guid.NewGuid():N}")]);
        IPage page = await province.Browser.PageAsync($"/alerts/rules?edit=new&lang={language}", 1440, 1000);
        ILocator form = page.Locator("#edit form");
        await form.Locator("[name=name]").FillAsync(name);
        await form.Locator("[name=figure]").SelectOptionAsync(figure);
        await form.Locator("[name=scope]").SelectOptionAsync("province");
        foreach (string field in new[] { "threshold", "clear", "minutes" })
        {
            await form.Locator($"[name={field}]").FillAsync("0");
        }

        await form.Locator("button[type=submit]").ClickAsync();
        await Expect(page.Locator("article[data-rule]", new() { HasText = name })).ToHaveCountAsync(1);

        await page.GotoAsync("/alerts");
        await page.BecomesLiveAsync();
        await Expect(page.Locator("[data-sound-toggle]")).ToHaveTextAsync(sound);
        ILocator alert = page.Locator("article[data-alert]", new() { HasText = name });
        await alert.GetByRole(AriaRole.Button, new() { Name = acknowledge, Exact = true }).ClickAsync();
        await Expect(alert).ToContainTextAsync(acknowledged);
        await Expect(alert.Locator("[data-acknowledge]")).ToHaveCountAsync(0);
    }

    [BrowserTheory]
    [InlineData("vi", "Đang xem lại lúc", "Về hiện tại")]
    [InlineData("en", "Looking back at", "Back to now")]
    public async Task The_slider_moves_within_the_day_of_the_past(string language, string banner, string back)
    {
        string day = SampleEvents.Now().AddDays(-6).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        IPage page = await OpenAsync($"/communes?at={day}T08:00", language);
        ILocator past = page.Locator("[data-past]");
        await Expect(past).ToContainTextAsync(banner);
        await past.Locator("input[type=range]").FillAsync("630");
        await Expect(past).ToHaveAttributeAsync("data-past", $"{day}T10:30");
        await Expect(page).ToHaveURLAsync(new Regex($"at={day}T10(:|%3A)30"));
        await page.GetByRole(AriaRole.Link, new() { Name = back }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("[?&]at="));
        await Expect(past).ToHaveCountAsync(0);
    }

    [BrowserTheory]
    [InlineData("vi", "Tạm dừng để trao đổi", "Màn hình tạm dừng lúc", "Xem tiếp trực tiếp")]
    [InlineData("en", "Pause for discussion", "View paused at", "Resume live")]
    public async Task A_view_is_paused_and_goes_on(string language, string pause, string paused, string resume)
    {
        IPage page = await OpenAsync("/communes", language);
        await page.GetByRole(AriaRole.Button, new() { Name = pause }).ClickAsync();
        await Expect(page.Locator("[data-paused]")).ToContainTextAsync(paused);
        await page.GetByRole(AriaRole.Button, new() { Name = resume }).ClickAsync();
        await Expect(page.Locator("[data-paused]")).ToHaveCountAsync(0);
    }

    private async Task<IPage> OpenAsync(string path, string language)
    {
        IPage page = await province.Browser.PageAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}", 1440, 1000);
        await page.BecomesLiveAsync();
        return page;
    }
}
