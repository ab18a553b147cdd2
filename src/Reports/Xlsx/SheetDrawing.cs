using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;

namespace Ioc.Reports.Xlsx;

/// <summary>Charts of a sheet, right of its table, with formulas into its cells and the values cached.</summary>
internal static class SheetDrawing
{
    private const int Columns = 9, Rows = 20;

    public static void Add(WorksheetPart sheet, Sheet content)
    {
        DrawingsPart drawing = sheet.AddNewPart<DrawingsPart>("rIdDrawing");
        var anchors = new StringBuilder();
        for (int i = 0; i < content.Charts.Count; i++)
        {
            string id = "rIdChart" + (i + 1).ToString(CultureInfo.InvariantCulture);
            DocxDocument.Feed(drawing.AddNewPart<ChartPart>(id), Chart(content.Charts[i].Of ?? content, content.Charts[i]));
            anchors.Append(Anchor(content, i, id));
        }

        DocxDocument.Feed(drawing, Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">" +
            anchors + "</xdr:wsDr>"));
    }

    private static byte[] Chart(Sheet sheet, SheetChart chart)
    {
        ReportTable table = sheet.Table;
        int first = SheetXml.HeadingRow + 1, last = SheetXml.HeadingRow + chart.Rows;
        string Cells(int column) => string.Create(CultureInfo.InvariantCulture, $"'{sheet.Name}'!${SheetXml.Letters(column)}${first}:${SheetXml.Letters(column)}${last}");
        string Heading(int column) => string.Create(CultureInfo.InvariantCulture, $"'{sheet.Name}'!${SheetXml.Letters(column)}${SheetXml.HeadingRow}");
        IEnumerable<Row> rows = table.Rows.Take(chart.Rows);
        var content = new ReportChart(
            table.Id, chart.Title, chart.Kind, [.. rows.Select(row => row.Cells[chart.CategoryColumn].Text)],
            [.. chart.ValueColumns.Select(column => new ChartSeries(table.Columns[column].Heading, [.. rows.Select(row => row.Cells[column].Number)]))]);
        return ChartXml.Write(content, index => index < 0
            ? ("", Cells(chart.CategoryColumn))
            : (Heading(chart.ValueColumns[index]), Cells(chart.ValueColumns[index])));
    }

    private static string Anchor(Sheet sheet, int index, string id)
    {
        int column = sheet.Table.Columns.Count + 1, row = 3 + (index * (Rows + 1));
        return string.Create(CultureInfo.InvariantCulture, $"""
            <xdr:twoCellAnchor><xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>{column + Columns}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row + Rows}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{index + 2}" name="{System.Security.SecurityElement.Escape(sheet.Charts[index].Title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{id}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>
            """).Trim();
    }
}
