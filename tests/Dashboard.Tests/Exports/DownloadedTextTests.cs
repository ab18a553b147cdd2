using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Ioc.Dashboard.Exports;
using Ioc.Dashboard.Exports.Streaming;
using Ioc.Metrics.Kpis;
using Ioc.Reports.Spreadsheets;
using Ioc.Resources;

namespace Ioc.Dashboard.Tests.Exports;

/// <summary>Every writer of a download keeps text text and numbers numbers, in the form of its reader's language.</summary>
public sealed class DownloadedTextTests
{
    private static readonly string[] _texts = ["_x0041_", "=1+1", "\n=1+1", "＝1", new string('a', 40_000)];
    private static readonly string[] _inWorkbook = ["_x005F_x0041_", "=1+1", "\n=1+1", "＝1", new string('a', CellText.Longest - CellText.CutMark.Length) + CellText.CutMark];
    private static readonly string[] _inCsv = ["_x0041_", "'=1+1", "\"\n'=1+1\"", "'＝1", new string('a', 40_000)];

    private static readonly ExportedColumn[] _columns = [new("Chữ", "=cách tính", 10), new("Số", null, 10)];

    private static ExportedTable Whole => new("Bảng", [("Kỳ", "Tháng trước")], _columns, [.. _texts.Select(Row)]) { HowTitle = "Cách tính" };

    private static ExportTable Streamed => new("Bảng", ["Kỳ: Tháng trước"], [new("Chữ"), new("Số")], _texts.ToAsyncEnumerable().Select(StreamedRow));

    private static IReadOnlyList<ExportedCell> Row(string text) => [ExportedCell.Of(text), ExportedCell.Of(0.875, FigureUnit.Share)];

    private static IReadOnlyList<ExportCell> StreamedRow(string text) => [ExportCell.Of(text), ExportCell.Share(0.875)];

    [Fact]
    public async Task Workbooks_hold_the_letters_that_were_sent_as_far_as_a_cell_does()
    {
        Cells(await XlsxTable.WriteAsync(Whole, "Số liệu", default)).ShouldBe(_inWorkbook);
        using var streamed = new MemoryStream();
        await XlsxExport.WriteAsync(Streamed, streamed, default);
        Cells(streamed.ToArray()).ShouldBe(_inWorkbook);
    }

    [Theory]
    [InlineData(Language.Vietnamese, ";0,875")]
    [InlineData(Language.English, ",0.875")]
    public async Task Csv_is_in_the_form_of_the_language_and_says_so(Language language, string number)
    {
        var texts = Texts.Of(language);
        using var streamed = new MemoryStream();
        await CsvExport.WriteAsync(Streamed, texts, streamed, default);
        foreach (byte[] written in new[] { CsvTable.Write(Whole, texts), streamed.ToArray() })
        {
            string csv = Encoding.UTF8.GetString(written);
            csv.ShouldStartWith("\uFEFFBảng\r\n");
            csv.ShouldContain("\r\n" + texts.Formats.Csv.Text(texts.Drill.CsvForm) + "\r\n");
            csv.ShouldContain(string.Concat(_inCsv.Select(text => "\r\n" + text + number)));
        }
    }

    /// <summary>First cells of the rows below the heading, of the first sheet.</summary>
    private static IEnumerable<string> Cells(byte[] workbook)
    {
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using Stream sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return [.. XElement.Load(sheet).Descendants(main + "row").SkipWhile(row => !row.Value.StartsWith("ChữSố", StringComparison.Ordinal)).Skip(1).Select(row => row.Elements().First().Value)];
    }
}
