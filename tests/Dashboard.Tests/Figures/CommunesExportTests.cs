using System.IO.Compression;
using System.Text;
using Ioc.Dashboard.Components.Figures;
using Ioc.Dashboard.Exports;
using Ioc.Metrics.Time;
using Ioc.Operations.Access;
using Ioc.Operations.Addresses;
using Ioc.Operations.Figures;
using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>What is downloaded is what is seen, and says what it is of.</summary>
[Collection(OneSeededProvince.Name)]
[Trait("Clock", "bound")]
public sealed class CommunesExportTests(SeededProvince province)
{
    [Fact]
    public async Task Csv_holds_every_row_of_the_filter_with_period_law_and_formulas()
    {
        using HttpClient official = province.Host.As(Roles.Official);
        string text = Encoding.UTF8.GetString(await official.GetByteArrayAsync("/exports/communes.csv?kind=all&period=last-month&lang=vi"));
        string[] lines = text.TrimStart('\uFEFF').Split("\r\n");
        lines[0].ShouldBe("\"Các xã, phường\"");
        lines.ShouldContain(line => line.StartsWith("Kỳ;Tháng trước", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("Số liệu lúc;", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("Phiên bản luật tính;", StringComparison.Ordinal));
        int heading = Array.FindIndex(lines, line => line.StartsWith("Mã;Đơn vị;", StringComparison.Ordinal));
        lines.Skip(heading + 1).TakeWhile(line => line.Length > 0).Count().ShouldBe(province.Host.Profile.Units.Count);
        lines.ShouldContain(line => line.StartsWith("Giải quyết đúng hạn;", StringComparison.Ordinal) && line.Contains("hạn trả", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_the_past_the_export_has_the_period_that_its_page_shows()
    {
        using HttpClient official = province.Host.As(Roles.Official);
        LocalDay day = province.Now.Day - 7;
        string query = $"?kind=all&at={PastInstant.Write(day.Start + TimeSpan.FromHours(9))}&period={day - 5}..{day + 5}";
        string page = System.Net.WebUtility.HtmlDecode(await official.GetStringAsync("/communes" + query)), text = Encoding.UTF8.GetString(await official.GetByteArrayAsync("/exports/communes.csv" + query));
        string month = ChosenPeriod.Parse(null, day).Days(Texts.Of(Language.Vietnamese).Formats);
        page.ShouldContain(month);
        text.ShouldContain($"({month})");
    }

    [Fact]
    public async Task Simulated_figures_say_so_on_the_first_line()
    {
        UnitTable table = province.Host.Get<UnitTable>();
        UnitTableData data = await table.ReadAsync(ChosenPeriod.Parse("last-month", province.Now.Day), null, default);
        var texts = Texts.Of(Language.Vietnamese);
        string Csv(UnitTableData of) => Encoding.UTF8.GetString(CsvTable.Write(CommunesTable.Of(table.Stored(of), UnitView.Parse(null, null, null, null, null), of, new Dictionary<string, long>(), province.Host.Profile, texts), texts));
        Csv(data with { Simulated = true }).Split("\r\n")[1].ShouldStartWith(texts.Shell.Simulated);
        Csv(data).ShouldNotContain(texts.Shell.Simulated);
    }

    [Fact]
    public async Task Who_is_limited_to_a_commune_downloads_that_one_alone()
    {
        using HttpClient own = province.Host.As(Roles.Official, "16681");
        string text = await own.GetStringAsync("/exports/communes.csv?kind=all");
        text.ShouldContain("\r\n16681;");
        text.ShouldNotContain("\r\n16690;");
    }

    [Fact]
    public async Task Workbook_of_all_units_says_what_it_is_of_and_how_it_is_computed()
    {
        using HttpClient official = province.Host.As(Roles.Official);
        using var zip = new ZipArchive(await official.GetStreamAsync("/exports/communes.xlsx?kind=all&period=last-month&only=all&lang=vi"));
        string rows = await SheetAsync(1), how = await SheetAsync(2);
        CommunesTexts words = Texts.Of(Language.Vietnamese).Communes;
        foreach (string said in new[] { words.PeriodLabel, "Tháng trước", words.FiltersLabel, words.KindAll, words.AsOfLabel, words.LawLabel, Metrics.Dossiers.Law.Version, province.Host.Profile.Name })
        {
            rows.ShouldContain(said);
        }

        foreach (Metrics.Profiles.Unit unit in province.Host.Profile.Units)
        {
            rows.ShouldContain($">{unit.Code}<", customMessage: "no cap of rows");
        }

        foreach (FigureColumn column in FigureColumn.All)
        {
            how.ShouldContain(Texts.Of(Language.Vietnamese).Sheet[column.Id].Name);
        }

        how.ShouldContain("hạn trả");

        async Task<string> SheetAsync(int number) => System.Net.WebUtility.HtmlDecode(await new StreamReader(zip.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open()).ReadToEndAsync());
    }

    [Fact]
    public async Task Workbook_has_two_sheets_and_no_number_as_text()
    {
        using HttpClient official = province.Host.As(Roles.Official);
        using var zip = new ZipArchive(await official.GetStreamAsync("/exports/communes.xlsx?q=thanh%20vinh"));
        string rows = await new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open()).ReadToEndAsync();
        rows.ShouldContain("Phường Thành Vinh");
        rows.ShouldNotContain("Phường Trường Vinh");
        rows.ShouldContain("<v>");
        zip.GetEntry("xl/worksheets/sheet2.xml").ShouldNotBeNull();
    }
}
