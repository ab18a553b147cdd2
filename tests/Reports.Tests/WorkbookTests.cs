using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;
using Ioc.Tests.Shared;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Ioc.Reports.Tests;

/// <summary>The finished workbook, as a spreadsheet program sees it.</summary>
public sealed class WorkbookTests
{
    private static readonly string[] _sheets =
        ["Toàn tỉnh", "Đơn vị", "Theo ngày", "Thủ tục", "Mục tiêu", "Hệ thống", "Sự cố", "Nguyên nhân chậm", "Chất lượng dữ liệu", "Đối soát", "Phương pháp"];

    [Fact]
    public async Task Every_sheet_has_frozen_headings_a_filter_over_all_rows_and_pages_with_identity()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        using SpreadsheetDocument document = await OpenAsync(report);
        document.WorkbookPart!.Workbook!.Descendants<S.Sheet>().Select(sheet => sheet.Name!.Value).ShouldBe(_sheets);
        foreach (WorksheetPart part in document.WorkbookPart.WorksheetParts)
        {
            S.Worksheet sheet = part.Worksheet!;
            sheet.Descendants<S.Pane>().Single().State!.Value.ShouldBe(S.PaneStateValues.Frozen);
            int last = sheet.Descendants<S.Row>().Max(row => (int)row.RowIndex!.Value);
            sheet.Descendants<S.AutoFilter>().Single().Reference!.Value!.ShouldEndWith(last.ToString(CultureInfo.InvariantCulture));
            string footer = sheet.Descendants<S.OddFooter>().Single().Text;
            foreach (string carried in new[] { "2025-10", "phiên bản 1", "quy tắc " + Ioc.Metrics.Dossiers.Law.Version, report.Sha256, "&P/&N" })
            {
                footer.ShouldContain(carried);
            }

            sheet.Descendants<S.OddHeader>().Single().Text.ShouldContain(Identity.SimulatedBand);
        }
    }

    [Fact]
    public async Task Charts_carry_the_values_of_the_cells_they_point_at()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        MadeReport report = await province.ReportAsync();
        using SpreadsheetDocument document = await OpenAsync(report);
        ChartPart[] charts = [.. document.WorkbookPart!.WorksheetParts.Where(part => part.DrawingsPart is not null).SelectMany(part => part.DrawingsPart!.ChartParts)];
        charts.Length.ShouldBe(3);
        foreach (var values in charts.SelectMany(chart => chart.ChartSpace!.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Values>()))
        {
            string[] place = values.NumberReference!.Formula!.Text.Split('!');
            string[] cells = place[1].Replace("$", "", StringComparison.Ordinal).Split(':');
            string sheetId = document.WorkbookPart.Workbook!.Descendants<S.Sheet>().Single(sheet => sheet.Name == place[0].Trim('\'')).Id!.Value!;
            string column = cells[0].TrimEnd("0123456789".ToCharArray());
            int first = int.Parse(cells[0][column.Length..], CultureInfo.InvariantCulture), last = int.Parse(cells[1][column.Length..], CultureInfo.InvariantCulture);
            Dictionary<string, string> shown = ((WorksheetPart)document.WorkbookPart.GetPartById(sheetId)).Worksheet!.Descendants<S.Cell>()
                .Where(cell => cell.CellValue is not null).ToDictionary(cell => cell.CellReference!.Value!, cell => cell.CellValue!.Text);
            List<string> expected = [.. Enumerable.Range(first, last - first + 1).Select(row => shown.GetValueOrDefault(column + row.ToString(CultureInfo.InvariantCulture))).OfType<string>()];
            values.NumberReference.NumberingCache!.Descendants<DocumentFormat.OpenXml.Drawing.Charts.NumericPoint>().Select(point => point.NumericValue!.Text).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Rows_are_as_high_as_their_wrapped_words_and_columns_hold_their_longest_word()
    {
        await using ReportProvince province = await ReportProvince.CreateAsync();
        using SpreadsheetDocument document = await OpenAsync(await province.ReportAsync());
        foreach (WorksheetPart part in document.WorkbookPart!.WorksheetParts)
        {
            double[] widths = [.. part.Worksheet!.Descendants<S.Column>().Select(column => column.Width!.Value)];
            foreach (S.Row row in part.Worksheet.Descendants<S.Row>().Where(row => row.RowIndex!.Value >= 3))
            {
                foreach ((S.Cell cell, int index) in row.Elements<S.Cell>().Select((cell, index) => (cell, index)).Where(pair => pair.cell.CellValue is null))
                {
                    double room = widths[index] * (row.Height!.Value / 15);
                    ((double)cell.InnerText.Length).ShouldBeLessThanOrEqualTo(room, cell.InnerText);
                    cell.InnerText.Split(' ').Where(word => word.Length < 40).ShouldAllBe(word => word.Length <= widths[index], cell.InnerText);
                }
            }
        }
    }

    private static async Task<SpreadsheetDocument> OpenAsync(MadeReport report) =>
        SpreadsheetDocument.Open(new MemoryStream(await ReportFormat.WriteAsync(report, "xlsx", TestClock.Shared, default)), false);
}
