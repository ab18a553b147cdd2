using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Ioc.Dashboard.Exports;
using Ioc.Dashboard.Exports.Streaming;
using Ioc.Metrics.Kpis;
using Ioc.Metrics.Time;

namespace Ioc.Dashboard.Tests.Exports;

/// <summary>What a spreadsheet program finds in a download: a valid workbook, headings that stay in view and filter, widths, and numbers and times that are numbers in full.</summary>
public sealed class DownloadedWorkbookTests
{
    [Fact]
    public async Task A_list_has_typed_cells_under_headings_that_stay()
    {
        var at = Instant.Parse("2026-03-03T09:30:15+07:00");
        IReadOnlyList<ExportCell>[] rows = [[ExportCell.Of(" H41 "), ExportCell.Moment(at), ExportCell.Count(12_345)], [ExportCell.Of(null), ExportCell.Moment(null), ExportCell.Count(null)]];
        using var bytes = new MemoryStream();
        await XlsxExport.WriteAsync(new ExportTable("Hồ sơ", ["Kỳ: Tháng 3"], [new("Số", 28), new("Tiếp nhận", 18), new("Quá hạn", 10.5)], rows.ToAsyncEnumerable()), bytes, default);

        using SpreadsheetDocument book = Valid(bytes.ToArray());
        Worksheet sheet = Sheet(book, "1");
        Pane pane = sheet.Descendants<Pane>().Single();
        (pane.State!.Value, pane.VerticalSplit!.Value, pane.TopLeftCell!.Value).ShouldBe((PaneStateValues.Frozen, 3d, "A4"));
        sheet.Descendants<AutoFilter>().Single().Reference!.Value.ShouldStartWith("A3:C");
        sheet.Descendants<Column>().Select(column => column.Width!.Value).ShouldBe([28, 18, 10.5]);
        Row[] shown = [.. sheet.Descendants<Row>()];
        shown.Select(row => row.InnerText).Take(3).ShouldBe(["Hồ sơ", "Kỳ: Tháng 3", "SốTiếp nhậnQuá hạn"]);
        shown[4].InnerText.ShouldBeEmpty();

        Cell[] cells = [.. shown[3].Elements<Cell>()];
        cells.Select(cell => cell.CellReference!.Value).ShouldBe(["A4", "B4", "C4"]);
        (cells[0].InlineString!.Text!.Text, cells[0].InlineString!.Text!.Space!.Value, Format(book, cells[0])).ShouldBe((" H41 ", SpaceProcessingModeValues.Preserve, "49"));
        DateTime.FromOADate(Number(cells[1])).ShouldBe(at.ToLocal().DateTime, TimeSpan.FromMilliseconds(1));
        Format(book, cells[1]).ShouldBe(@"dd/mm/yyyy\ hh:mm");
        (Number(cells[2]), Format(book, cells[2])).ShouldBe((12_345d, "3"));
    }

    [Fact]
    public async Task A_table_has_numbers_in_full_and_a_sheet_of_how_they_are_computed()
    {
        IReadOnlyList<ExportedCell> row = [ExportedCell.Of("16681"), ExportedCell.Of(2d / 3, FigureUnit.Share), ExportedCell.Of(1234.5678, FigureUnit.WorkingHours), ExportedCell.Of(null, FigureUnit.Count)];
        ExportedColumn[] columns = [new("Mã", null, 10), new("Đúng hạn", "đúng hạn / đã giải quyết", 14), new("Giờ", null, 14), new("Tồn", null, 12)];
        using SpreadsheetDocument book = Valid(await XlsxTable.WriteAsync(new ExportedTable("Bảng", [("Kỳ", "Tháng 3")], columns, [row]) { HowTitle = "Cách tính" }, "Số liệu", default));

        Worksheet sheet = Sheet(book, "Số liệu");
        Pane pane = sheet.Descendants<Pane>().Single();
        (pane.HorizontalSplit!.Value, pane.VerticalSplit!.Value, pane.TopLeftCell!.Value).ShouldBe((2d, 4d, "C5"));
        sheet.Descendants<AutoFilter>().Single().Reference!.Value.ShouldStartWith("A4:D");
        sheet.Descendants<Column>().Select(column => column.Width!.Value).ShouldBe([10, 14, 14, 12]);
        Cell[] cells = [.. sheet.Descendants<Row>().Last().Elements<Cell>()];
        cells[0].InlineString!.InnerText.ShouldBe("16681");
        (Number(cells[1]), Format(book, cells[1])).ShouldBe((2d / 3, "0.0%"));
        (Number(cells[2]), Format(book, cells[2])).ShouldBe((1234.5678, "4"));
        cells.Skip(3).ShouldAllBe(cell => cell.InnerText.Length == 0, "nothing for nothing");

        Sheet(book, "Cách tính").Descendants<Row>().Select(line => line.InnerText).ShouldBe(["Cách tính", "KỳTháng 3", "Đúng hạnđúng hạn / đã giải quyết"]);
    }

    private static SpreadsheetDocument Valid(byte[] bytes)
    {
        SpreadsheetDocument book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        return book;
    }

    private static Worksheet Sheet(SpreadsheetDocument book, string name) =>
        ((WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!.Value!)).Worksheet!;

    private static double Number(Cell cell)
    {
        cell.DataType.ShouldBeNull("numbers need no type");
        return double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture);
    }

    /// <summary>The number format: its code, or its number when it is a standard one.</summary>
    private static string Format(SpreadsheetDocument book, Cell cell)
    {
        Stylesheet styles = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        uint number = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value).NumberFormatId!.Value;
        return styles.NumberingFormats?.Elements<NumberingFormat>().SingleOrDefault(format => format.NumberFormatId!.Value == number)?.FormatCode?.Value ?? number.ToString(CultureInfo.InvariantCulture);
    }
}
