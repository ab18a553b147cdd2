using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Ioc.Reports.Tests;

/// <summary>Reads finished documents as a reader would: by tables, sheets and text, knowing nothing of how they were written.</summary>
public static class FinishedFile
{
    /// <summary>Tables with borders of a DOCX, row by row; the first row is the heading.</summary>
    public static List<List<string[]>> DocxTables(byte[] docx)
    {
        using WordprocessingDocument document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return [.. document.MainDocumentPart!.Document!.Body!.Elements<W.Table>().Where(table => table.Descendants<W.TableHeader>().Any())
            .Select(table => table.Elements<W.TableRow>().Select(row => row.Elements<W.TableCell>().Select(cell => cell.InnerText).ToArray()).ToList())];
    }

    public static string DocxText(byte[] docx)
    {
        using WordprocessingDocument document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return string.Join('\n', document.MainDocumentPart!.Document!.Body!.Descendants<W.Paragraph>().Select(paragraph => paragraph.InnerText));
    }

    /// <summary>Rows of a sheet as texts; numbers in invariant form.</summary>
    public static List<string[]> XlsxSheet(byte[] xlsx, string name)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(xlsx), false);
        S.Sheet sheet = document.WorkbookPart!.Workbook!.Descendants<S.Sheet>().Single(one => one.Name == name);
        var part = (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!);
        return [.. part.Worksheet!.Descendants<S.Row>().Select(row => row.Elements<S.Cell>().Select(cell => cell.CellValue?.Text ?? cell.InnerText).ToArray())];
    }

    public static IReadOnlyList<string> Errors(byte[] file)
    {
        bool word = System.Text.Encoding.ASCII.GetString(file).Contains("word/document.xml", StringComparison.Ordinal);
        using OpenXmlPackage package = word ? WordprocessingDocument.Open(new MemoryStream(file), false) : SpreadsheetDocument.Open(new MemoryStream(file), false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    /// <summary>Text of a PDF by poppler, in reading order.</summary>
    public static async Task<string> PdfTextAsync(byte[] pdf)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            return await RunAsync("pdftotext", "-layout", "-enc", "UTF-8", file, "-");
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static async Task<string> PdfFontsAsync(byte[] pdf)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            return await RunAsync("pdffonts", file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static double Number(string invariant) => double.Parse(invariant, CultureInfo.InvariantCulture);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, program);
        return output;
    }
}
