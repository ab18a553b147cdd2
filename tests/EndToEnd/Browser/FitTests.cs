using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ioc.EndToEnd.Browser;

/// <summary>What is wide is seen whole: on a screen of 1920 and on paper of A4.</summary>
[Collection(RunningProvinceCollection.Name)]
public sealed class FitTests(RunningProvince province)
{
    /// <summary>Pixels between the margins of A4, upright and across.</summary>
    private const int Upright = 702, Across = 1031;

    [BrowserTheory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task The_table_of_units_shows_all_its_columns_on_a_screen_of_1920(string language)
    {
        IPage page = await province.Browser.PageAsync($"/communes?lang={language}");
        await page.BecomesLiveAsync();
        await Expect(page.Locator("tr[data-commune]").First).ToBeVisibleAsync();
        (await page.Locator("main .frame").EvaluateAsync<int>("frame => frame.scrollWidth - frame.clientWidth")).ShouldBe(0);
    }

    [BrowserTheory]
    [InlineData("/communes", "main .frame table", Across)]
    [InlineData("/procedures", "main .frame table", Across)]
    [InlineData("/dossiers", "main .scroll table", Across)]
    [InlineData($"/communes/{SampleEvents.Commune}", "main .card table", Upright)]
    public async Task Paper_cuts_no_column_and_says_of_when_its_figures_are(string path, string tables, int width)
    {
        IPage page = await province.Browser.PageAsync(path, width, 720);
        await Expect(page.Locator(tables).First).ToBeAttachedAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        (await page.Locator(tables).EvaluateAllAsync<double>("tables => Math.max(...tables.map(table => table.getBoundingClientRect().right))")).ShouldBeLessThanOrEqualTo(width);
        await Expect(page.Locator(".brand b")).ToBeVisibleAsync();
        await Expect(page.Locator("nav.menu")).ToBeHiddenAsync();
        await Expect(page.Locator("main .when")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"\d\d/\d\d/\d{4}"));
    }
}
