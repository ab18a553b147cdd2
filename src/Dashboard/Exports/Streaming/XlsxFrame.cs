using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Ioc.Dashboard.Exports.Streaming;

/// <summary>The parts of a workbook around its sheets.</summary>
internal static class XlsxFrame
{
    public const int TextStyle = 0, HeadingStyle = 5, TitleStyle = 6;

    /// <summary>Cell formats by index: text, count, decimal, percent, moment, heading, title.</summary>
    public const string Styles = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/><numFmt numFmtId="165" formatCode="#,##0.00##"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3E9F1"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf fontId="2" applyFont="1"/></cellXfs></styleSheet>
        """;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    public static int Style(ExportKind kind) => kind switch
    {
        ExportKind.Count => 1,
        ExportKind.Decimal => 2,
        ExportKind.Share => 3,
        ExportKind.Moment => 4,
        _ => TextStyle,
    };

    public static void WriteFrame(ZipArchive package, int sheets)
    {
        string[] numbers = [.. Enumerable.Range(1, sheets).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        Write(package, "[Content_Types].xml", Head + $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
            + string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>");
        Write(package, "_rels/.rels", Head + $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Write(package, "xl/workbook.xml", Head + $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Rel}\"><sheets>"
            + string.Concat(numbers.Select(n => $"<sheet name=\"{n}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")) + "</sheets></workbook>");
        Write(package, "xl/_rels/workbook.xml.rels", Head + $"<Relationships xmlns=\"{Package}/relationships\">"
            + string.Concat(numbers.Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{Rel}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))
            + $"<Relationship Id=\"rIdStyles\" Type=\"{Rel}/styles\" Target=\"styles.xml\"/></Relationships>");
    }

    public static void Write(ZipArchive package, string name, string text)
    {
        using Stream part = package.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
