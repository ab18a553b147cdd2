using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>Back in time, and a view that stands still while ingestion goes on.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed class PastTests(RunningProvince province)
{
    /// <summary>Six days ago at eight: of the sample's dossiers the one due nine days ago was open and overdue, the other not yet due.</summary>
    private readonly string _at = SampleEvents.Now().AddDays(-6).ToString("yyyy-MM-dd'T'08:00", CultureInfo.InvariantCulture);

    [BrowserFact]
    public async Task Wall_overview_communes_and_map_show_the_board_as_it_was_plainly_marked()
    {
        foreach (string path in new[] { "/", "/communes", "/map", "/wall" })
        {
            IPage page = await province.Browser.PageAsync($"{path}?at={_at}", 1440, 1000);
            await Expect(page.Locator($"[data-past='{_at}']")).ToBeVisibleAsync();
            await Expect(page.Locator($"[data-past='{_at}']")).ToContainTextAsync("xem lại");
            await Expect(page.Locator("[data-past-incomplete]")).ToContainTextAsync("Không có bản ghi", new() { UseInnerText = true });
            await page.Context.CloseAsync();
        }
    }

    [BrowserFact]
    public async Task Figures_of_the_past_are_those_of_then()
    {
        IPage page = await province.Browser.PageAsync($"/communes?q=thanh%20vinh&at={_at}", 1440, 1000);
        ILocator row = page.Locator($"tr[data-commune='{SampleEvents.Commune}']");
        await Expect(row.Locator("[data-figure=backlog] span")).ToHaveTextAsync("2");
        await Expect(row.Locator("[data-figure=overdue] span")).ToHaveTextAsync("1");
        await Expect(row.Locator("[data-figure=overdue] a")).ToHaveAttributeAsync("href", new Regex("[?&]at="));
        await page.GetByText("Về hiện tại").ClickAsync();
        await Expect(row.Locator("[data-figure=overdue] span")).ToHaveTextAsync("2");
    }

    [BrowserFact]
    public async Task The_moment_that_is_typed_is_the_one_that_is_shown()
    {
        IPage page = await province.Browser.PageAsync("/communes", 1440, 1000);
        await page.BecomesLiveAsync();
        await page.Locator("form.look input").FillAsync(_at);
        await page.Locator("form.look button").ClickAsync();
        await Expect(page.Locator($"[data-past='{_at}']")).ToBeVisibleAsync();
        await Expect(page.Locator("form.look input")).ToHaveValueAsync(_at);
    }

    [BrowserFact]
    public async Task Maintenance_is_planned_from_and_to_what_is_typed()
    {
        IPage page = await province.Browser.PageAsync("/systems/maintenance", 1440, 1000);
        await page.BecomesLiveAsync();
        string day = SampleEvents.Now().AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), shown = SampleEvents.Now().AddDays(3).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        await page.Locator("form.new").EvaluateAsync("form => form.closest('details').open = true");
        ILocator moments = page.Locator("form.new input[type=datetime-local]");
        await moments.Nth(0).FillAsync(day + "T21:15");
        await moments.Nth(1).FillAsync(day + "T23:45");
        await page.Locator("form.new .reason input").FillAsync("nâng cấp");
        await page.Locator("form.new button[type=submit]").ClickAsync();
        ILocator row = page.Locator("tr[data-maintenance]").Filter(new() { HasText = "nâng cấp" });
        await Expect(row.Locator("td").Nth(2)).ToHaveTextAsync(shown + " 21:15");
        await Expect(row.Locator("td").Nth(3)).ToHaveTextAsync(shown + " 23:45");
        await row.GetByRole(AriaRole.Button).First.ClickAsync();
    }

    [BrowserFact]
    public async Task The_slider_plays_the_day()
    {
        IPage page = await province.Browser.PageAsync($"/?at={_at}", 1440, 1000);
        await page.BecomesLiveAsync();
        await page.GetByText("Phát một ngày trong một phút").ClickAsync();
        await Expect(page.Locator("[data-past]")).Not.ToHaveAttributeAsync("data-past", _at);
        string first = await page.Locator("[data-past]").GetAttributeAsync("data-past") ?? "";
        await Expect(page.Locator("[data-past]")).Not.ToHaveAttributeAsync("data-past", first);
    }

    [BrowserFact]
    public async Task An_instant_that_cannot_be_had_is_said_on_the_wall_and_the_one_before_stays()
    {
        IPage page = await province.Browser.PageAsync($"/wall?at={_at}", 1440, 1000);
        await Expect(page.Locator("[data-past]")).ToHaveAttributeAsync("data-past", _at);
        await Expect(page.Locator("[data-past-failed]")).ToBeHiddenAsync();
        await page.RouteAsync("**/wall/past?**", route => route.FulfillAsync(new() { Status = 503 }));
        await page.Locator("[data-past-play]").ClickAsync();
        await Expect(page.Locator("[data-past-failed]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-past]")).ToHaveAttributeAsync("data-past", _at);
        await Expect(page.Locator("[data-past-play]")).ToHaveTextAsync("Phát một ngày trong một phút");
        await page.UnrouteAsync("**/wall/past?**");
        await page.Locator("[data-past-play]").ClickAsync();
        await Expect(page.Locator("[data-past-failed]")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_paused_view_stands_still_and_ingestion_goes_on()
    {
        IPage page = await province.Browser.PageAsync("/", 1440, 1000);
        ILocator received = page.Locator("[data-figure=received] [data-value]");
        await page.BecomesLiveAsync();
        await page.GetByText("Tạm dừng để trao đổi").ClickAsync();
        await Expect(page.Locator("[data-paused]")).ToBeVisibleAsync();
        string stood = await received.InnerTextAsync();
        await SampleEvents.PostAsync(province.Ioc, [SampleEvents.Accepted("16708", $"paused-{Guid.NewGuid():N}")]);
        await page.WaitForTimeoutAsync(3000);
        (await received.InnerTextAsync()).ShouldBe(stood);
        await page.GetByText("Xem tiếp trực tiếp").ClickAsync();
        await Expect(received).Not.ToHaveTextAsync(stood);
    }
}
