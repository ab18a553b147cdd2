using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Ioc.Dashboard.Components.Figures;
using Ioc.Reports.Spreadsheets;

namespace Ioc.Dashboard.Exports;

/// <summary>A table as a workbook of two sheets: the rows under what they are of, with headings that stay and a filter; and how each column is computed.</summary>
public static class XlsxTable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int PlainStyle = 0, HeadingStyle = 1, TitleStyle = 2, CountStyle = 3, ShareStyle = 4, DecimalStyle = 5, WrapStyle = 6;

    public static byte[] Write(ExportedTable table, string rowsName)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", XlsxParts.ContentTypes);
            Part(zip, "_rels/.rels", XlsxParts.PackageRelations);
            Part(zip, "xl/workbook.xml", XlsxParts.Workbook(rowsName, table.HowTitle));
            Part(zip, "xl/_rels/workbook.xml.rels", XlsxParts.WorkbookRelations);
            Part(zip, "xl/styles.xml", XlsxParts.Styles);
            Sheet(zip, "xl/worksheets/sheet1.xml", xml => Rows(xml, table));
            Sheet(zip, "xl/worksheets/sheet2.xml", xml => Formulas(xml, table));
        }

        return bytes.ToArray();
    }

    private static void Rows(XmlWriter xml, ExportedTable table)
    {
        int heading = table.Facts.Count + 3;
        xml.WriteRaw($"<sheetViews><sheetView workbookViewId=\"0\"><pane xSplit=\"2\" ySplit=\"{heading}\" topLeftCell=\"C{heading + 1}\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews>");
        Widths(xml, table.Columns.Select(column => column.Width));
        xml.WriteStartElement("sheetData", Main);
        Row(xml, 1, [(ExportedCell.Of(table.Title), TitleStyle)]);
        for (int i = 0; i < table.Facts.Count; i++)
        {
            Row(xml, i + 2, [(ExportedCell.Of(table.Facts[i].Name), PlainStyle), (ExportedCell.Of(table.Facts[i].Value), PlainStyle)]);
        }

        Row(xml, heading, table.Columns.Select(column => (ExportedCell.Of(column.Name), HeadingStyle)));
        for (int i = 0; i < table.Rows.Count; i++)
        {
            Row(xml, heading + 1 + i, table.Rows[i].Select(cell => (cell, StyleOf(cell))));
        }

        xml.WriteEndElement();
        xml.WriteRaw($"<autoFilter ref=\"A{heading}:{Letters(table.Columns.Count - 1)}{heading + table.Rows.Count}\"/>");
    }

    private static void Formulas(XmlWriter xml, ExportedTable table)
    {
        Widths(xml, [34, 110]);
        xml.WriteStartElement("sheetData", Main);
        Row(xml, 1, [(ExportedCell.Of(table.HowTitle), TitleStyle)]);
        int number = 2;
        foreach ((string name, string value) in table.Facts.Concat(table.Columns.Where(c => c.How is not null).Select(c => (c.Name, c.How!))))
        {
            Row(xml, number++, [(ExportedCell.Of(name), PlainStyle), (ExportedCell.Of(value), WrapStyle)]);
        }

        xml.WriteEndElement();
    }

    private static int StyleOf(ExportedCell cell) => cell.Number is null ? PlainStyle : cell.Form switch
    {
        FigureForm.Share => ShareStyle,
        FigureForm.Count => CountStyle,
        _ => DecimalStyle,
    };

    private static void Widths(XmlWriter xml, IEnumerable<int> widths)
    {
        xml.WriteStartElement("cols", Main);
        foreach ((int width, int i) in widths.Select((width, i) => (width, i + 1)))
        {
            xml.WriteRaw($"<col min=\"{i}\" max=\"{i}\" width=\"{width}\" customWidth=\"1\"/>");
        }

        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, int number, IEnumerable<(ExportedCell Cell, int Style)> cells)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        int column = 0;
        foreach ((ExportedCell cell, int style) in cells)
        {
            string place = Letters(column++) + number.ToString(CultureInfo.InvariantCulture);
            if (cell.Number is { } value)
            {
                xml.WriteStartElement("c", Main);
                xml.WriteAttributeString("r", place);
                xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
                xml.WriteElementString("v", Main, value.ToString("R", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
            else if (cell.Text is { } text)
            {
                Text(xml, place, style, text);
            }
        }

        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string place, int style, string text)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", place);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CellText.Of(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static void Sheet(ZipArchive zip, string name, Action<XmlWriter> content)
    {
        using Stream stream = zip.CreateEntry(name).Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument(true);
        xml.WriteStartElement("worksheet", Main);
        content(xml);
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using Stream stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + content));
    }
}
