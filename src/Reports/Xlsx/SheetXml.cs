using System.Globalization;
using System.Text;
using System.Xml;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;
using Ioc.Reports.Spreadsheets;

namespace Ioc.Reports.Xlsx;

/// <summary>A worksheet: title and identity, the simulated band, then one heading row that stays in view with a filter over all rows. Numbers are numbers in full.</summary>
internal static class SheetXml
{
    /// <summary>Row of the headings, from 1.</summary>
    public const int HeadingRow = 3;

    private const string S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const int TextStyle = 1, HeadingStyle = 6, TitleStyle = 7, BandStyle = 8, IdentityStyle = 9;

    public static byte[] Write(Sheet sheet, MadeReport report, bool first)
    {
        var layout = new SheetLayout(sheet.Table);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument(true);
            xml.WriteStartElement("worksheet", S);
            xml.WriteAttributeString("xmlns", "r", null, R);
            xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
            xml.WriteRaw($"<sheetViews><sheetView {(first ? "tabSelected=\"1\" " : "")}workbookViewId=\"0\"><pane ySplit=\"{HeadingRow}\" topLeftCell=\"A{HeadingRow + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A{HeadingRow + 1}\" sqref=\"A{HeadingRow + 1}\"/></sheetView></sheetViews>");
            Columns(xml, layout.Widths);
            xml.WriteStartElement("sheetData", S);
            Rows(xml, sheet.Table, report, layout);
            xml.WriteEndElement();
            xml.WriteRaw($"<autoFilter ref=\"{Filtered(sheet.Table)}\"/>");
            xml.WriteRaw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.7\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>");
            xml.WriteRaw("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"" + (layout.Wide ? "4" : "1") + "\" fitToHeight=\"0\"/>");
            Footer(xml, report);
            if (sheet.Charts.Count > 0)
            {
                xml.WriteStartElement("drawing", S);
                xml.WriteAttributeString("r", "id", R, "rIdDrawing");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    /// <summary>The headings and all rows, e.g. A3:G40.</summary>
    public static string Filtered(ReportTable table) => $"A{HeadingRow}:{Letters(table.Columns.Count - 1)}{HeadingRow + table.Rows.Count}";

    /// <summary>Column letters of an index from 0.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static void Columns(XmlWriter xml, IReadOnlyList<double> widths)
    {
        xml.WriteStartElement("cols", S);
        for (int i = 0; i < widths.Count; i++)
        {
            xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{widths[i]}\" customWidth=\"1\"/>"));
        }

        xml.WriteEndElement();
    }

    private static void Rows(XmlWriter xml, ReportTable table, MadeReport report, SheetLayout layout)
    {
        Row(xml, 1, [(table.Title + ", " + Text.PeriodName.Of(report.Figures.Period), TitleStyle)]);
        Row(xml, 2, [report.Figures.Simulated ? (Identity.SimulatedBand, BandStyle) : (Identity.Line(report.Figures, report.Sha256, report.Edition), IdentityStyle)]);
        Row(xml, HeadingRow, [.. table.Columns.Select(column => (column.Heading, HeadingStyle))], layout.HeadingHeight(table));
        for (int r = 0; r < table.Rows.Count; r++)
        {
            int number = HeadingRow + 1 + r;
            Open(xml, number, layout.Height(table.Rows[r]));
            for (int c = 0; c < table.Columns.Count; c++)
            {
                Cell cell = table.Rows[r].Cells[c];
                string place = Letters(c) + number.ToString(CultureInfo.InvariantCulture);
                if (cell.Number is { } value)
                {
                    Number(xml, place, Style(cell.Kind), cell.Kind == CellKind.Points ? value * 100 : value);
                }
                else
                {
                    String(xml, place, Style(cell.Kind), cell.Text);
                }
            }

            xml.WriteEndElement();
        }
    }

    private static int Style(CellKind kind) => kind switch
    {
        CellKind.Count => 2,
        CellKind.Share => 3,
        CellKind.Decimal => 4,
        CellKind.Points => 5,
        _ => TextStyle,
    };

    private static void Row(XmlWriter xml, int number, IReadOnlyList<(string Text, int Style)> cells, double? height = null)
    {
        Open(xml, number, height);
        for (int c = 0; c < cells.Count; c++)
        {
            String(xml, Letters(c) + number.ToString(CultureInfo.InvariantCulture), cells[c].Style, cells[c].Text);
        }

        xml.WriteEndElement();
    }

    private static void Open(XmlWriter xml, int number, double? height)
    {
        xml.WriteStartElement("row", S);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        if (height is { } points)
        {
            xml.WriteAttributeString("ht", points.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customHeight", "1");
        }
    }

    private static void Number(XmlWriter xml, string place, int style, double value)
    {
        xml.WriteStartElement("c", S);
        xml.WriteAttributeString("r", place);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("v", S, value.ToString("R", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static void String(XmlWriter xml, string place, int style, string text)
    {
        xml.WriteStartElement("c", S);
        xml.WriteAttributeString("r", place);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", S);
        xml.WriteStartElement("t", S);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CellText.Of(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Printed pages: identity, band and page x of y. An ampersand is doubled there; the whole may not exceed 255 letters.</summary>
    private static void Footer(XmlWriter xml, MadeReport report)
    {
        string identity = Identity.Line(report.Figures, report.Sha256, report.Edition).Replace("&", "&&", StringComparison.Ordinal);
        xml.WriteStartElement("headerFooter", S);
        if (report.Figures.Simulated)
        {
            xml.WriteElementString("oddHeader", S, $"&C&\"Times New Roman,Bold\"{Identity.SimulatedBand}");
        }

        xml.WriteElementString("oddFooter", S, $"&C&8{identity} · &P/&N\n{Identity.Checksum(report.Sha256)}");
        xml.WriteEndElement();
    }
}
