using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ioc.Dashboard.Tests.Figures;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Dossiers;

/// <summary>The list of dossiers: its order, its period, its scope.</summary>
[Collection(OneSeededProvince.Name)]
[Trait("Clock", "bound")]
public sealed class DossierListPageTests(SeededProvince province)
{
    [Fact]
    public Task Sorted_by_days_over_the_worst_stands_first_on_the_first_of_all_pages() => TestClock.WithinAMinuteAsync(async () =>
    {
        using HttpClient official = province.Host.As(Roles.Official);
        IDocument usual = await OpenAsync(official, "/dossiers?scope=province&figure=backlog");
        string order = usual.QuerySelector("a[data-order]").ShouldNotBeNull().GetAttribute("href")!;
        var over = new List<long>();
        int pages = 0;
        for (string? next = order; next is not null; pages++)
        {
            IDocument page = await OpenAsync(official, next);
            page.QuerySelector("th[aria-sort=descending]").ShouldNotBeNull();
            over.AddRange(page.QuerySelectorAll("tr[data-dossier] td:last-child").Select(cell => long.TryParse(cell.TextContent, CultureInfo.InvariantCulture, out long days) ? days : -1));
            next = page.QuerySelector("a[data-next]")?.GetAttribute("href");
        }

        pages.ShouldBeGreaterThan(0);
        over.Count.ShouldBeGreaterThan(10);
        over.ShouldBe(over.OrderDescending());
        over[0].ShouldBeGreaterThan(0);
    });

    [Theory]
    [InlineData("/dossiers?scope=province&figure=received&period=2025-13", "“2025-13”")]
    [InlineData("/dossiers?scope=province&figure=received&from=2025-11-09&to=2025-11-02", "“2025-11-09..2025-11-02”")]
    [InlineData("/data-quality?period=thang+nay", "“thang nay”")]
    public async Task Period_that_is_none_is_said_and_another_shown(string address, string said)
    {
        using HttpClient official = province.Host.As(Roles.Official);
        IDocument page = await OpenAsync(official, address);
        page.QuerySelector("[data-not-understood][role=alert]").ShouldNotBeNull().TextContent.ShouldContain(said);
        page.QuerySelector("nav.periods a[aria-current]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Days_of_the_form_are_the_period_and_what_the_form_does_not_ask_stays()
    {
        using HttpClient official = province.Host.As(Roles.Official);
        LocalDay today = province.Now.Day;
        IDocument page = await OpenAsync(official, $"/dossiers?scope=province&figure=received&from={today - 20}&to={today - 3}&stage=processing&age=2-5&sort=over");
        page.QuerySelector("input[name=from]")!.GetAttribute("value").ShouldBe((today - 20).ToString());
        page.QuerySelector("input[name=to]")!.GetAttribute("value").ShouldBe((today - 3).ToString());
        page.QuerySelectorAll("form.filters input[type=hidden]").Select(input => (input.GetAttribute("name"), input.GetAttribute("value")))
            .ShouldBe([("stage", "processing"), ("age", "2-5"), ("sort", "over")]);
        page.QuerySelectorAll("[data-narrowing] li").Length.ShouldBe(2);
    }

    [Fact]
    public Task Who_sees_several_units_has_one_list_of_all_of_them_and_of_no_other() => TestClock.WithinAMinuteAsync(async () =>
    {
        using HttpClient several = province.Host.As(Roles.Official, "16681", "16690"), one = province.Host.As(Roles.Official, "16681"), other = province.Host.As(Roles.Official, "16690");
        long Total(IDocument page) => long.Parse(page.QuerySelector("[data-total]")!.TextContent.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        IDocument mine = await OpenAsync(several, "/dossiers?scope=mine&figure=backlog");
        Total(mine).ShouldBe(Total(await OpenAsync(one, "/dossiers?scope=mine&figure=backlog")) + Total(await OpenAsync(other, "/dossiers?figure=backlog")));
        mine.QuerySelector("[data-check]")!.GetAttribute("data-check").ShouldBe("mine", "the sheet of the province is not for them");
        Total(await OpenAsync(several, "/dossiers?scope=commune:16681&figure=backlog")).ShouldBeLessThan(Total(mine));
        ((int)(await several.GetAsync("/dossiers?scope=province&figure=backlog")).StatusCode).ShouldBe(404);
        ((int)(await several.GetAsync("/dossiers?scope=mine&figure=backlog&age=old")).StatusCode).ShouldBe(404);
    });

    private static async Task<IDocument> OpenAsync(HttpClient official, string address)
    {
        using HttpResponseMessage answer = await official.GetAsync(address);
        ((int)answer.StatusCode).ShouldBe(200, address);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
