using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Tests.Shared;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>Whatever figure one clicks, on whatever page: the dossiers there are as many as the figure says; a share's part over its whole is the share.</summary>
[Collection(OneSeededProvince.Name)]
public sealed class EveryFigureTests(SeededProvince province)
{
    private static readonly HtmlParser Html = new();

    private readonly Dictionary<string, IDocument> _pages = [];

    /// <summary>Every page, and every kind of period.</summary>
    [Theory]
    [Trait("Clock", "bound")]
    [InlineData("/communes?kind=all&period=today")]
    [InlineData("/communes?kind=all&at={at}&compare=16681,16690")]
    [InlineData("/?rows=all&period=last-month")]
    [InlineData("/communes/16681")]
    [InlineData("/communes/17662?at={at}&period=today&queue=due-soon")]
    [InlineData("/procedures", 0)] // on the first of a month nothing may have happened yet
    [InlineData("/procedures?period={weeks}")]
    [InlineData("/procedures?by=field&period=last-month")]
    public Task Figure_is_as_many_dossiers_as_its_link_leads_to(string address, int atLeast = 10) => EachFigureAsync(address, atLeast);

    /// <summary>The same periods on the other pages.</summary>
    [Theory]
    [InlineData("/communes?kind=all&compare=16681,16690")]
    [InlineData("/communes?kind=all&period=last-month&compare=16681,17662")]
    [InlineData("/communes?kind=all&period=today&at={at}")]
    [InlineData("/?rows=all")]
    [InlineData("/communes/16690?period=last-month&queue=due-soon")]
    [InlineData("/communes/16681?at={at}")]
    [InlineData("/procedures?period=last-month")]
    public Task Figure_of_the_same_period_on_another_page_is_as_many_dossiers(string address) => EachFigureAsync(address, 10);

    [Fact]
    public async Task Procedures_of_who_sees_several_units_lead_to_the_dossiers_of_those()
    {
        using HttpClient official = province.Host.As(Roles.Official, "16681", "16690");
        (await WalkAsync(official, "/procedures?period=last-month")).ShouldBeGreaterThanOrEqualTo(10);
    }

    [Fact]
    public async Task Dossiers_without_a_known_procedure_or_field_are_counted_apart()
    {
        using HttpClient official = province.Host.As(Roles.Official);
        IDocument fields = await OpenAsync(official, "/procedures?by=field&period=last-month");
        IElement unknown = fields.QuerySelector("tr[data-procedure='-'] [data-figure=received] a").ShouldNotBeNull();
        long counted = Total(await OpenAsync(official, unknown.GetAttribute("href")!));
        counted.ShouldBeGreaterThan(0);
        counted.ShouldBe(Number(unknown.TextContent));
    }

    private async Task EachFigureAsync(string address, int atLeast)
    {
        using HttpClient official = province.Host.As(Roles.Official);
        (await WalkAsync(official, address)).ShouldBeGreaterThanOrEqualTo(atLeast, "figures that lead to dossiers");
    }

    /// <summary>How many figures were compared: those of the seeded units, each address once.</summary>
    private async Task<int> WalkAsync(HttpClient official, string address)
    {
        LocalDay today = province.Now.Day;
        string at = PastInstant.Write((today - 7).Start + new TimeSpan(10, 41, 0));
        address = address.Replace("{at}", at, StringComparison.Ordinal).Replace("{weeks}", $"{today - 30}..{today}", StringComparison.Ordinal);
        int compared = 0;
        await TestClock.WithinAMinuteAsync(async () => compared = await WalkOnceAsync(official, address));
        return compared;
    }

    private async Task<int> WalkOnceAsync(HttpClient official, string address)
    {
        _pages.Clear();
        IDocument page = await OpenAsync(official, address);
        int compared = 0;
        foreach (IElement link in page.QuerySelectorAll("[data-figure] a[href^='/dossiers'], tr[data-commune] td a[href^='/dossiers'], a[data-figure-link][href^='/dossiers']"))
        {
            if (link.Closest("tr[data-commune]")?.GetAttribute("data-commune") is { } unit && !SeededProvince.Units.Contains(unit))
            {
                continue;
            }

            await CompareAsync(official, link, address);
            compared++;
        }

        return compared;
    }

    private async Task CompareAsync(HttpClient official, IElement link, string page)
    {
        string href = link.GetAttribute("href")!, shown = (link.GetAttribute("data-count") ?? link.TextContent).Trim(), said = $"{page} → {href} says {shown}";
        IDocument list = await OpenAsync(official, href);
        if (shown.EndsWith('%'))
        {
            string[] parts = [.. list.QuerySelectorAll("nav.parts a").Select(part => part.GetAttribute("href")!)];
            parts.Length.ShouldBeGreaterThan(1, said);
            long whole = Total(await OpenAsync(official, parts[^1]));
            double percent = double.Parse(shown.TrimEnd('%').Trim().Replace(',', '.'), CultureInfo.InvariantCulture);
            (100.0 * Total(list) / whole).ShouldBeInRange(percent - 1e-6, percent + 0.1, said);
        }
        else if (!shown.Contains(',', StringComparison.Ordinal))
        {
            Total(list).ShouldBe(Number(shown), said);
        }

        list.QuerySelector("[data-check]")!.GetAttribute("data-check").ShouldNotBe("differs", said);
    }

    private async Task<IDocument> OpenAsync(HttpClient official, string address)
    {
        if (!_pages.TryGetValue(address, out IDocument? page))
        {
            using HttpResponseMessage answer = await official.GetAsync(address);
            ((int)answer.StatusCode).ShouldBe(200, address);
            _pages[address] = page = Html.ParseDocument(await answer.Content.ReadAsStringAsync());
        }

        return page;
    }

    private static long Total(IDocument list) => Number(list.QuerySelector("[data-total]")!.TextContent);

    private static long Number(string text) => long.Parse(text.Trim().Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
