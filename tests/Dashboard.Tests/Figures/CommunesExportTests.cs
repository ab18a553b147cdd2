using System.IO.Compression;
using System.Text;
using Ioc.Dashboard.Access;

namespace Ioc.Dashboard.Tests.Figures;

/// <summary>What is downloaded is what is seen, and says what it is of.</summary>
[Collection(OneSeededProvince.Name)]
public sealed class CommunesExportTests(SeededProvince province)
{
    [Fact]
    public async Task Csv_holds_every_row_of_the_filter_with_period_law_and_formulas()
    {
        using HttpClient official = province.Host.As(Roles.Official);
        string text = Encoding.UTF8.GetString(await official.GetByteArrayAsync("/exports/communes.csv?kind=all&period=last-month&lang=vi"));
        string[] lines = text.TrimStart('\uFEFF').Split("\r\n");
        lines[0].ShouldBe("\"Các xã, phường\"");
        lines.ShouldContain(line => line.StartsWith("Kỳ,Tháng trước", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("Số liệu lúc,", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("Phiên bản luật tính,", StringComparison.Ordinal));
        int heading = Array.FindIndex(lines, line => line.StartsWith("Mã,Đơn vị,", StringComparison.Ordinal));
        lines.Skip(heading + 1).TakeWhile(line => line.Length > 0).Count().ShouldBe(province.Host.Profile.Units.Count);
        lines.ShouldContain(line => line.StartsWith("Giải quyết đúng hạn,", StringComparison.Ordinal) && line.Contains("hạn trả", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_limited_to_a_commune_downloads_that_one_alone()
    {
        using HttpClient own = province.Host.As(Roles.Official, "16681");
        string text = await own.GetStringAsync("/exports/communes.csv?kind=all");
        text.ShouldContain("\r\n16681,");
        text.ShouldNotContain("\r\n16690,");
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
