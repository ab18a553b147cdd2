using System.IO.Compression;
using System.Xml.Linq;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;
using Ioc.Reports.Figures;
using Ioc.Reports.Xlsx;

namespace Ioc.Reports.Verifying;

/// <summary>Whether a DOCX or XLSX still shows what its own figures say: paragraphs and cells against the document made anew from the figures inside.</summary>
public static class ShownText
{
    /// <summary>Each place whose words or numbers were changed by hand; empty: none.</summary>
    public static IReadOnlyList<FigureDifference> Changes(byte[] file, ReportFile opened, FormFields form)
    {
        if (opened.Json is null || !opened.ComparableWords)
        {
            return [];
        }

        var report = new MadeReport(FiguresJson.Read(opened.Json), opened.Json, opened.Sha256, opened.Edition ?? new ReportEdition(), form);
        List<(string Place, string Text)> shown = opened.Format == "docx" ? Paragraphs(file) : Cells(file);
        List<(string Place, string Text)> made = opened.Format == "docx" ? Paragraphs(DocxDocument.Write(report)) : Cells(XlsxDocument.Write(report));
        var changes = new List<FigureDifference>();
        Dictionary<string, string> expected = made.ToDictionary(item => item.Place, item => item.Text, StringComparer.Ordinal);
        foreach ((string place, string text) in shown)
        {
            if (!expected.Remove(place, out string? should) || should != text)
            {
                changes.Add(new FigureDifference(place, should, text));
            }
        }

        changes.AddRange(expected.Select(missing => new FigureDifference(missing.Key, missing.Value, null)));
        return changes;
    }

    private static List<(string Place, string Text)> Paragraphs(byte[] docx)
    {
        XNamespace w = WordXml.W;
        XElement body = Part(docx, "word/document.xml").Element(w + "body")!;
        return [.. body.Descendants(w + "p").Select((paragraph, index) => (
            $"paragraph {index + 1}", string.Concat(paragraph.Descendants(w + "t").Select(text => text.Value))))];
    }

    private static List<(string Place, string Text)> Cells(byte[] xlsx)
    {
        XNamespace s = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        return [.. zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .SelectMany(entry => Part(xlsx, entry.FullName).Descendants(s + "c").Select(cell => ($"{entry.Name} {(string?)cell.Attribute("r")}", cell.Value)))];
    }

    private static XElement Part(byte[] package, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using Stream part = (zip.GetEntry(name) ?? throw new InvalidDataException($"the document has no {name}")).Open();
        return XDocument.Load(part).Root!;
    }
}
