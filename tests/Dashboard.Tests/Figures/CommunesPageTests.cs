using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Profiles;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Operations.Cases;
using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>The table of units: names as shown, rows as asked for, directives beside the figures.</summary>
[Collection(OneSeededProvince.Name)]
[Trait("Clock", "bound")]
public sealed class CommunesPageTests(SeededProvince province)
{
    private int Communes => province.Host.Profile.Units.Count(unit => unit.Kind == UnitKind.Commune && unit.IsValidOn(province.Now.Day));

    [Theory]
    [InlineData("public+service+centre")]
    [InlineData("phuc+vu+hanh+chinh+cong")]
    [InlineData("40-HCC")]
    public async Task A_unit_is_found_in_English_by_the_name_that_is_shown_the_Vietnamese_one_and_its_code(string typed) =>
        (await RowsAsync($"/communes?kind=all&lang=en&q={typed}")).Select(Code).ShouldContain("40-HCC");

    [Fact]
    public async Task Vietnamese_pages_do_not_find_names_they_do_not_show() =>
        (await RowsAsync("/communes?kind=all&lang=vi&q=public+service+centre")).ShouldBeEmpty();

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    public async Task Sorted_by_name_is_by_the_name_that_is_shown(string language)
    {
        string[] names = [.. (await RowsAsync($"/communes?kind=unit&sort=name&lang={language}")).Select(row => PlainName.Of(row.QuerySelector("th a")!.TextContent))];
        names.Length.ShouldBeGreaterThan(5);
        names.ShouldBe(names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_first_rows_are_drawn_and_all_of_them_on_request_as_the_export_has_them()
    {
        using HttpClient official = province.Host.As(Roles.Official);
        IDocument first = await OpenAsync(official, "/communes?sort=name");
        first.QuerySelector("[data-unit-count]")!.TextContent.ShouldBe(Communes.ToString(CultureInfo.InvariantCulture));
        string[] drawn = [.. first.QuerySelectorAll("tr[data-commune]").Select(Code)];
        drawn.Length.ShouldBe(50);

        string link = first.QuerySelector("a[data-all-rows]")!.GetAttribute("href")!;
        first.QuerySelector("a[data-print]")!.GetAttribute("href").ShouldBe(link, "paper gets all rows");
        IDocument all = await OpenAsync(official, link);
        string[] whole = [.. all.QuerySelectorAll("tr[data-commune]").Select(Code)];
        whole.Length.ShouldBe(Communes);
        whole[..50].ShouldBe(drawn);
        (await OpenAsync(official, all.QuerySelector("a[data-all-rows]")!.GetAttribute("href")!)).QuerySelectorAll("tr[data-commune]").Length.ShouldBe(50);
        (await OpenAsync(official, "/communes?q=thanh+vinh")).QuerySelector("a[data-all-rows]").ShouldBeNull("nothing is left out");
        (await ExportedAsync(official, "?sort=name")).Select(line => line[0]).ShouldBe(whole);
    }

    [Fact]
    public async Task Each_unit_says_how_many_directives_are_not_done_and_leads_to_exactly_those()
    {
        string[] communes = [.. province.Host.Profile.Units.Where(unit => unit.Kind == UnitKind.Commune).Select(unit => unit.Code).Skip(60).Take(3)];
        (string many, string one, string none) = (communes[1], communes[2], communes[0]);
        Directives directives = province.Host.Get<Directives>();
        foreach (string unit in new[] { many, many, one })
        {
            directives.Issue(unit, "overdue", 3, new Period(PeriodKind.Range, province.Now.Day, province.Now.Day), "Rà soát hồ sơ quá hạn", "Lan", province.Now.Day + 3, "chỉ huy");
        }

        // Of their units alone: nobody else has read these.
        using HttpClient official = province.Host.As(Roles.Official, communes), own = province.Host.As(Roles.Official, one, none);
        IDocument page = await OpenAsync(official, "/communes?sort=directives");
        IElement[] rows = [.. page.QuerySelectorAll("tr[data-commune]")];
        rows[..2].Select(row => (Code(row), Cell(row).TextContent.Trim())).ShouldBe([(many, "2"), (one, "1")]);
        foreach (IElement row in rows[..2])
        {
            IDocument list = await OpenAsync(official, Cell(row).QuerySelector("a")!.GetAttribute("href")!);
            list.QuerySelectorAll("[data-directive]").Length.ToString(CultureInfo.InvariantCulture).ShouldBe(Cell(row).TextContent.Trim());
            list.QuerySelector("[data-count=open]")!.TextContent.ShouldContain(Cell(row).TextContent.Trim());
        }

        rows.Length.ShouldBe(3);
        Cell(rows[2]).QuerySelector("a").ShouldBeNull("none leads nowhere");
        string[][] exported = await ExportedAsync(official, "?sort=directives");
        exported[..2].Select(line => (line[0], line[^2])).ShouldBe([(many, "2"), (one, "1")]);
        (await OpenAsync(own, "/communes")).QuerySelectorAll("tr[data-commune]").ToDictionary(Code, row => Cell(row).TextContent.Trim())
            .ShouldBe(new Dictionary<string, string> { [one] = "1", [none] = "0" }, ignoreOrder: true);
        string yesterday = PastInstant.Write(province.Now.Day.Start - TimeSpan.FromHours(4));
        (await OpenAsync(official, $"/communes?rows=all&at={yesterday}")).QuerySelectorAll($"tr[data-commune='{many}']").Select(row => Cell(row).TextContent.Trim()).ShouldBe(["0"], "they were given today");
    }

    [Fact]
    public async Task A_figure_that_somebody_explained_is_said_in_the_days_it_is_of_and_leads_to_the_explanation()
    {
        string[] communes = [.. province.Host.Profile.Units.Where(unit => unit.Kind == UnitKind.Commune).Select(unit => unit.Code).Skip(70).Take(2)];
        LocalDay today = province.Now.Day, before = new LocalDay(today.Number - 40);
        Notes notes = province.Host.Get<Notes>();
        notes.Write(Notes.OfUnit(communes[0]), ("onTimeRate", new Period(PeriodKind.Range, before, before)), "Máy chủ hỏng.", "chủ tịch");
        notes.Write(Notes.OfUnit(communes[0]), ("overdueShare", new Period(PeriodKind.Range, before, before)), "Thiếu người.", "chủ tịch");
        notes.Write(Notes.OfUnit(communes[0]), null, "Ghi chú, không giải trình gì.", "chủ tịch");
        using HttpClient official = province.Host.As(Roles.Official, communes);
        IDocument page = await OpenAsync(official, $"/communes?period={before - 1}..{before + 1}");
        IElement link = page.QuerySelectorAll("[data-explained]").ShouldHaveSingleItem();
        link.TextContent.ShouldBe("Có giải trình (2)");
        link.Closest("tr")!.GetAttribute("data-commune").ShouldBe(communes[0]);
        IDocument unit = await OpenAsync(official, link.GetAttribute("href")!);
        unit.QuerySelectorAll("[data-note]").Length.ShouldBe(3);
        unit.QuerySelector("#s-notes").ShouldNotBeNull();
        unit.QuerySelectorAll("[data-explained]").ShouldNotBeEmpty("the unit's page is of the same days");
        (await OpenAsync(official, $"/communes?period={before + 2}..{before + 3}")).QuerySelector("[data-explained]").ShouldBeNull("of other days");
    }

    [Fact]
    public async Task Units_that_are_chosen_are_the_only_ones_on_the_page_and_in_its_exports()
    {
        using HttpClient official = province.Host.As(Roles.Official);
        const string Query = "?kind=all&units=16681,40-HCC&period=last-month&sort=received";
        IDocument page = await OpenAsync(official, "/communes" + Query);
        string[] shown = [.. page.QuerySelectorAll("tr[data-commune]").Select(Code)];
        shown.Order().ShouldBe(["16681", "40-HCC"]);
        string csv = Encoding.UTF8.GetString(await official.GetByteArrayAsync("/exports/communes.csv" + Query + "&lang=vi"));
        (await ExportedAsync(official, Query)).Select(line => line[0]).ShouldBe(shown);
        csv.ShouldContain("Chỉ các đơn vị đã chọn");
        (await ExportedAsync(official, "?kind=all&units=&period=last-month")).Length.ShouldBe(province.Host.Profile.Units.Count, "no choice is no filter, and there is no cap");
    }

    private async Task<IElement[]> RowsAsync(string address)
    {
        using HttpClient official = province.Host.As(Roles.Official);
        return [.. (await OpenAsync(official, address)).QuerySelectorAll("tr[data-commune]")];
    }

    /// <summary>The rows of the CSV, below their heading.</summary>
    private static async Task<string[][]> ExportedAsync(HttpClient official, string query)
    {
        string[] lines = Encoding.UTF8.GetString(await official.GetByteArrayAsync("/exports/communes.csv" + query)).Split("\r\n");
        int heading = Array.FindIndex(lines, line => line.StartsWith("Mã;", StringComparison.Ordinal));
        return [.. lines.Skip(heading + 1).TakeWhile(line => line.Length > 0).Select(Cells)];
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        foreach (char c in line)
        {
            quoted ^= c == '"';
            if (c == ';' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c != '"')
            {
                cell.Append(c);
            }
        }

        return [.. cells, cell.ToString()];
    }

    private static async Task<IDocument> OpenAsync(HttpClient official, string address)
    {
        using HttpResponseMessage answer = await official.GetAsync(address);
        ((int)answer.StatusCode).ShouldBe(200, address);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private static string Code(IElement row) => row.GetAttribute("data-commune")!;

    private static IElement Cell(IElement row) => row.QuerySelector("[data-figure=openDirectives]")!;
}
