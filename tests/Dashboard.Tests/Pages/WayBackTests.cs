using Ioc.Operations.Addresses;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ioc.Dashboard.Tests.Figures;
using Ioc.Operations.Access;
using Ioc.Operations.Cases;

namespace Ioc.Dashboard.Tests.Pages;

/// <summary>From the table of units to one and back, the table is as it was; a list that is cut off says so.</summary>
[Collection(OneSeededProvince.Name)]
[Trait("Clock", "bound")]
public sealed class WayBackTests(SeededProvince province)
{
    [Fact]
    public async Task Page_of_a_unit_leads_back_to_the_table_as_it_was()
    {
        using HttpClient official = province.Host.As(Roles.Official);
        string state = $"?period=last-month&at={Past}&kind=all&only=overdue&sort=backlog&order=asc&beside=off";
        IDocument table = await OpenAsync(official, "/communes" + state);
        string unit = table.QuerySelector("tr[data-commune] th a").ShouldNotBeNull().GetAttribute("href")!;
        string back = (await OpenAsync(official, unit)).QuerySelector(".back a").ShouldNotBeNull().GetAttribute("href")!;
        Uri.UnescapeDataString(back).Split('?')[1].Split('&').Order().ShouldBe(state[1..].Split('&').Order());
    }

    [Fact]
    public async Task Notes_that_are_left_out_are_named()
    {
        Notes notes = province.Host.Get<Notes>();
        for (int i = 0; i < 103; i++)
        {
            notes.Write(Notes.OfUnit("17662"), null, $"ghi chú {i}", "test");
        }

        using HttpClient official = province.Host.As(Roles.Official);
        IDocument page = await OpenAsync(official, "/communes/17662");
        page.QuerySelectorAll("[data-note]").Length.ShouldBe(100);
        page.QuerySelector("button[data-and-more]").ShouldNotBeNull().TextContent.ShouldBe("và 3 nữa");
    }

    private string Past => PastInstant.Write((province.Now.Day - 7).Start + TimeSpan.FromHours(9));

    private static async Task<IDocument> OpenAsync(HttpClient official, string address) =>
        new HtmlParser().ParseDocument(await official.GetStringAsync(address));
}
