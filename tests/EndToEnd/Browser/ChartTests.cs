using System.Globalization;
using System.Text.RegularExpressions;
using Ioc.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>Charts as officials see them: drawn from the real points in the colours of the theme, and what is left of them when their script does not come.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed class ChartTests(RunningProvince province)
{
    private const string Chart = $"/communes/{SampleEvents.Commune}?trend=backlog", Script = "**/_content/Plotly.Blazor/plotly-basic*", Plot = "[data-chart=drawn] .plot";

    private const string Watch =
        """
        window.broken = [];
        document.addEventListener("securitypolicyviolation", event => window.broken.push(`${event.violatedDirective}: ${event.blockedURI}`));
        """;

    /// <summary>Who hears of a change of the window's size.</summary>
    private const string Listeners =
        """
        window.listening = [];
        const add = window.addEventListener, remove = window.removeEventListener;
        window.addEventListener = function (kind, heard, ...rest) { if (kind === "resize") window.listening.push(heard); return add.call(window, kind, heard, ...rest); };
        window.removeEventListener = function (kind, heard, ...rest) { if (kind === "resize") window.listening = window.listening.filter(each => each !== heard); return remove.call(window, kind, heard, ...rest); };
        """;

    [BrowserTheory]
    [InlineData("vi", ColorScheme.Light, "rgb(11, 92, 173)", ",.")]
    [InlineData("en", ColorScheme.Dark, "rgb(125, 184, 245)", ".,")]
    public async Task A_chart_has_its_points_in_the_colours_of_the_theme_and_breaks_no_rule_of_the_page(string language, ColorScheme device, string colour, string separators)
    {
        province.Browser.Complaints.Clear();
        IPage page = await province.Browser.PageAsync($"{Chart}&lang={language}", 1440, 1000, device: device, before: Watch);
        await page.Locator($"{Plot} .scatterlayer .js-line").First.WaitForAsync();
        string[] values = await page.EvaluateAsync<string[]>($"document.querySelector('{Plot}').data[0].y.map(value => `${{value}}`)"), days = await page.EvaluateAsync<string[]>($"document.querySelector('{Plot}').data[0].x");
        ILocator rows = page.Locator("details.numbers tbody tr");
        await Expect(rows).ToHaveCountAsync(30);
        (await rows.Locator("td:nth-child(2)").AllTextContentsAsync()).Select(text => text == "—" ? "null" : text).Reverse().ShouldBe(values);
        (await rows.Locator("th").AllTextContentsAsync()).Select(text => DateTime.ParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Reverse().ShouldBe(days);
        values[^1].ShouldBe(await page.Locator("[data-figure=backlog] [data-value]").InnerTextAsync());

        await Expect(page.Locator($"{Plot} .scatterlayer .js-line").First).ToHaveCSSAsync("stroke", colour);
        await Expect(page.Locator($"{Plot} .legendlines path").First).ToHaveCSSAsync("stroke", colour);
        (await page.EvaluateAsync<string>($"document.querySelector('{Plot}').layout.separators")).ShouldBe(separators);
        (await page.Locator($"{Plot} .xtick text").AllTextContentsAsync()).ShouldAllBe(text => Regex.IsMatch(text, @"^\d\d/\d\d$"), "no month speaks English");
        await Expect(page.Locator(".modebar-btn")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-chart] [role=img]")).ToHaveAttributeAsync("aria-label", new Regex("."));
        (await page.EvaluateAsync<string[]>("window.broken")).ShouldBeEmpty();
        province.Browser.Complaints.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task On_paper_a_chart_of_a_dark_screen_is_light_and_as_wide_as_its_place()
    {
        IPage page = await province.Browser.PageAsync(Chart, 1440, 1000, device: ColorScheme.Dark);
        ILocator line = page.Locator($"{Plot} .scatterlayer .js-line").First;
        await line.WaitForAsync();
        await page.SetViewportSizeAsync(700, 1000);
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await Expect(line).ToHaveCSSAsync("stroke", "rgb(11, 92, 173)");
        await page.WaitForFunctionAsync($"() => {{ const plot = document.querySelector('{Plot}'); return Math.abs(plot.querySelector('.main-svg').clientWidth - plot.clientWidth) < 2; }}");
    }

    [BrowserFact]
    public async Task Without_its_script_a_chart_is_a_table_and_the_page_goes_on_and_a_later_page_draws_again()
    {
        IPage page = await province.Browser.PageAsync("/health/live", 1440, 1000);
        await page.RouteAsync(Script, route => route.AbortAsync());
        await page.GotoAsync(Chart);
        await Expect(page.Locator("[data-chart=undrawn]")).ToContainTextAsync("Chưa vẽ được biểu đồ");
        await Expect(page.Locator("details.numbers tbody tr").First).ToBeVisibleAsync();

        // The circuit answers: another figure is chosen, and the table follows.
        await page.Locator("[aria-labelledby=s-trend] select").SelectOptionAsync("received");
        await Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("trend="));
        await Expect(page.Locator("details.numbers caption")).ToContainTextAsync("Tiếp nhận");
        (await page.Locator("body").GetAttributeAsync("data-gone-now")).ShouldBeNull();

        // The next page tries again, without a reload.
        await page.UnrouteAsync(Script);
        await page.EvaluateAsync("window.same = true");
        await page.Locator("header.top a[href='/communes']").ClickAsync();
        await page.Locator($"tr[data-commune='{SampleEvents.Commune}'] th a").ClickAsync();
        await page.Locator($"{Plot} .main-svg").First.WaitForAsync();
        (await page.EvaluateAsync<bool>("window.same")).ShouldBeTrue();
    }

    /// <summary>All that a chart needs: a browser keeps a module that did not come as one that does not come.</summary>
    [BrowserTheory]
    [InlineData("**/js/pages/chart.js*")]
    [InlineData("**/_content/Plotly.Blazor/plotly-interop*")]
    [InlineData(Script)]
    public async Task What_did_not_come_is_asked_for_again_and_the_chart_is_drawn_without_a_reload(string file)
    {
        IPage page = await province.Browser.PageAsync("/health/live", 1440, 1000);
        await page.RouteAsync(file, route => route.AbortAsync());
        await page.GotoAsync(Chart);
        ILocator again = page.Locator("[data-chart=undrawn] button");
        await Expect(again).ToHaveTextAsync("Thử lại");
        await again.ClickAsync();
        await Expect(again).ToBeVisibleAsync();
        await Expect(page.Locator("details.numbers[open]")).ToBeVisibleAsync();

        await page.UnrouteAsync(file);
        await page.EvaluateAsync("window.same = true");

        // Figures that change meanwhile are another try of its own: then the button is gone.
        await Eventually.Is(
            "a chart",
            async () =>
            {
                await page.EvaluateAsync("document.querySelector('[data-chart=undrawn] button')?.click()");
                return await page.Locator($"{Plot} .main-svg").CountAsync();
            },
            drawn => drawn > 0);
        await Expect(page.Locator("details.numbers[open]")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-chart] .empty")).ToHaveCountAsync(0);
        (await page.EvaluateAsync<bool>("window.same")).ShouldBeTrue();
    }

    /// <summary>What a chart set up for itself goes with it: a page that stays open for days shows thousands.</summary>
    [BrowserFact]
    public async Task Nothing_of_a_chart_listens_to_the_window_once_it_is_gone()
    {
        IPage page = await province.Browser.PageAsync(Chart, 1440, 1000, before: Listeners);
        var counts = new List<int>();
        for (int times = 0; times < 3; times++)
        {
            await page.Locator($"{Plot} .main-svg").First.WaitForAsync();
            counts.Add(await page.EvaluateAsync<int>("window.listening.length"));
            await page.Locator("header.top a[href='/communes']").ClickAsync();
            await page.Locator($"tr[data-commune='{SampleEvents.Commune}'] th a").WaitForAsync();
            await Eventually.Is("listeners without a chart", () => page.EvaluateAsync<int>("window.listening.length"), count => count < counts[0]);
            await page.Locator($"tr[data-commune='{SampleEvents.Commune}'] th a").ClickAsync();
        }

        counts.ShouldAllBe(count => count == counts[0]);
    }

    [BrowserFact]
    public async Task A_script_that_never_answers_leaves_a_table_too()
    {
        IPage page = await province.Browser.PageAsync("/health/live", 1440, 1000);
        await page.RouteAsync(Script, _ => Task.CompletedTask);
        await page.GotoAsync(Chart);
        await Expect(page.Locator("[data-chart=undrawn]")).ToContainTextAsync("Chưa vẽ được biểu đồ", new() { Timeout = 180_000 });
        await Expect(page.Locator("details.numbers tbody tr").First).ToBeVisibleAsync();
        await page.UnrouteAsync(Script);
    }

    [BrowserFact]
    public async Task Without_their_script_all_charts_of_a_page_say_so()
    {
        string report = await EveryPage.ReportAsync(province.Ioc);
        IPage page = await province.Browser.PageAsync("/health/live", 1440, 1000);
        await page.RouteAsync(Script, route => route.AbortAsync());
        await page.GotoAsync(report);
        await Expect(page.Locator("[data-chart=undrawn]").Nth(1)).ToBeVisibleAsync();
        await Expect(page.Locator("[data-chart=drawn]")).ToHaveCountAsync(0);
        await Expect(page.Locator("article.paper details.numbers[open]").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Days_below_a_chart_do_not_run_into_each_other_on_a_phone()
    {
        IPage page = await province.Browser.PageAsync(await EveryPage.ReportAsync(province.Ioc), 390, 844);
        await page.Locator($"{Plot} .xtick text").First.WaitForAsync();
        double least = await page.EvaluateAsync<double>(
            """
            () => Math.min(...[...document.querySelectorAll(".plot")].flatMap(plot => {
                const boxes = [...plot.querySelectorAll(".xtick text")].map(text => text.getBoundingClientRect());
                return boxes.slice(1).map((box, i) => box.left - boxes[i].right);
            }))
            """);
        least.ShouldBeGreaterThan(2);
    }

    [BrowserFact]
    public async Task Only_pages_with_a_chart_load_its_script()
    {
        foreach ((string path, bool signedIn) in new[] { ("/wall?scene=1", true), ("/wall", false), ("/sign-in", false), ("/", true) })
        {
            IPage page = await province.Browser.PageAsync(path, 1440, 1000, signedIn);
            await page.Locator(path == "/" ? "body[data-interactive]" : "body").WaitForAsync();
            (await LoadedAsync(page)).ShouldBeEmpty(path);
        }

        IPage drawn = await province.Browser.PageAsync(Chart, 1440, 1000);
        await drawn.Locator($"{Plot} .main-svg").First.WaitForAsync();
        (await LoadedAsync(drawn)).Length.ShouldBe(2);

        static Task<string[]> LoadedAsync(IPage page) => page.EvaluateAsync<string[]>("[...new Set(performance.getEntriesByType('resource').map(one => one.name).filter(name => name.includes('lotly')))]");
    }
}
