using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;

namespace Ioc.Reports.Xlsx;

/// <summary>The report as a workbook: a sheet for each table. The same figures and edition give the same bytes.</summary>
public static class XlsxDocument
{
    private const string S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Write(MadeReport report)
    {
        IReadOnlyList<Sheet> sheets = WorkbookSheets.Of(report);
        using var bytes = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            DocxDocument.Feed(document.AddNewPart<CoreFilePropertiesPart>("rIdCore"), FileProperties.Write(report));
            WorkbookPart workbook = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "rIdMain");
            DocxDocument.Feed(workbook.AddNewPart<WorkbookStylesPart>("rIdStyles"), DocxDocument.Resource("styles-xlsx.xml"));
            for (int i = 0; i < sheets.Count; i++)
            {
                WorksheetPart part = workbook.AddNewPart<WorksheetPart>(SheetId(i));
                DocxDocument.Feed(part, SheetXml.Write(sheets[i], report, first: i == 0));
                if (sheets[i].Charts.Count > 0)
                {
                    SheetDrawing.Add(part, sheets[i]);
                }
            }

            DocxDocument.Feed(workbook.AddCustomXmlPart(CustomXmlPartType.CustomXml, "rIdFigures"), EmbeddedFigures.Write(report));
            DocxDocument.Feed(workbook, Workbook(sheets));
        }

        return StableZip.Of(bytes.ToArray());
    }

    private static string SheetId(int index) => "rIdSheet" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static byte[] Workbook(IReadOnlyList<Sheet> sheets)
    {
        XNamespace s = S, r = R;
        var root = new XElement(
            s + "workbook",
            new XAttribute(XNamespace.Xmlns + "r", R),
            new XElement(s + "bookViews", new XElement(s + "workbookView", new XAttribute("xWindow", 0), new XAttribute("yWindow", 0), new XAttribute("windowWidth", 24000), new XAttribute("windowHeight", 12000))),
            new XElement(s + "sheets", sheets.Select((sheet, i) => new XElement(
                s + "sheet", new XAttribute("name", sheet.Name), new XAttribute("sheetId", i + 1), new XAttribute(r + "id", SheetId(i))))),
            new XElement(s + "definedNames", sheets.SelectMany((sheet, i) => new[]
            {
                new XElement(s + "definedName", new XAttribute("name", "_xlnm._FilterDatabase"), new XAttribute("localSheetId", i), new XAttribute("hidden", 1), $"'{sheet.Name}'!{Absolute(SheetXml.Filtered(sheet.Table))}"),
                new XElement(s + "definedName", new XAttribute("name", "_xlnm.Print_Titles"), new XAttribute("localSheetId", i), Repeated(sheet)),
            })));
        return Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + root.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>On every printed page: the headings, of a sheet several pages wide also whose rows they are.</summary>
    private static string Repeated(Sheet sheet) =>
        (new SheetLayout(sheet.Table).Wide ? $"'{sheet.Name}'!$A:$B," : "") + $"'{sheet.Name}'!$1:${SheetXml.HeadingRow}";

    private static string Absolute(string range) =>
        string.Join(':', range.Split(':').Select(cell => "$" + cell.TrimEnd("0123456789".ToCharArray()) + "$" + cell.TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ".ToCharArray())));
}
