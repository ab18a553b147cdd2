using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Ioc.Reports.Content;
using Ioc.Reports.Docx;
using Ioc.Reports.Figures;
using Ioc.Reports.Json;

namespace Ioc.Reports.Verifying;

/// <summary>A finished report file, opened to be checked. Json null: it carries only the checksum (PDF).</summary>
public sealed partial record ReportFile(string Format, string Sha256, string Period, string AsOf, byte[]? Json, ReportEdition? Edition)
{
    /// <summary>Of the figures without when they were read (PDF).</summary>
    public string? ContentSha256 { get; init; }

    /// <summary>Whether this program writes documents with the same words, so that they can be compared.</summary>
    public bool ComparableWords { get; init; }

    /// <summary>Throws <see cref="InvalidDataException"/> for a file that is no report of this program.</summary>
    public static ReportFile Open(byte[] bytes) => bytes switch
    {
        [(byte)'P', (byte)'K', ..] => OfPackage(bytes),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => OfPdf(bytes),
        _ => OfJson(bytes),
    };

    /// <summary>Whether the figures inside are those the checksum was made of; true when there are none inside.</summary>
    public bool ChecksumHolds => Json is null || Convert.ToHexStringLower(SHA256.HashData(Json)) == Sha256;

    [GeneratedRegex(@"ioc-report; period=(?<period>[^;]+); asOf=(?<asOf>[^;]+); version=[^;]*; law=[^;]*; sha256=(?<sha>[0-9a-f]{64}); content=(?<content>[0-9a-f]{64})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Machine { get; }

    [GeneratedRegex(@"/Subject\s*<(?<hex>[0-9A-Fa-f\s]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HexSubject { get; }

    [GeneratedRegex(@"/Subject\s*\((?<text>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainSubject { get; }

    private static ReportFile OfJson(byte[] bytes)
    {
        (byte[] json, string sha256, ReportEdition edition, _) = JsonDocumentFile.Read(bytes);
        return Of("json", json, sha256, edition);
    }

    private static ReportFile OfPackage(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            string format = zip.GetEntry("word/document.xml") is not null ? "docx" : "xlsx";
            foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.FullName.Contains("customXml/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
            {
                using Stream part = entry.Open();
                if (EmbeddedFigures.Read(part) is var (json, sha256, edition, writer))
                {
                    return Of(format, json, sha256, edition) with { ComparableWords = writer == EmbeddedFigures.Writer };
                }
            }
        }
        catch (System.Xml.XmlException error)
        {
            throw new InvalidDataException("the document is damaged: " + error.Message, error);
        }

        throw new InvalidDataException("the document carries no figures of a report: was it saved by another program?");
    }

    private static ReportFile OfPdf(byte[] bytes)
    {
        string text = Encoding.Latin1.GetString(bytes);
        string subject = HexSubject.Match(text) is { Success: true } hex
            ? Encoding.BigEndianUnicode.GetString(Convert.FromHexString(string.Concat(hex.Groups["hex"].Value.Where(char.IsAsciiHexDigit))))
            : PlainSubject.Match(text).Groups["text"].Value;
        Match match = Machine.Match(subject);
        return match.Success
            ? new ReportFile("pdf", match.Groups["sha"].Value, match.Groups["period"].Value, match.Groups["asOf"].Value, null, null) { ContentSha256 = match.Groups["content"].Value }
            : throw new InvalidDataException("the PDF carries no checksum of a report.");
    }

    private static ReportFile Of(string format, byte[] json, string sha256, ReportEdition edition)
    {
        ReportFigures figures = FiguresJson.Read(json);
        return new ReportFile(format, sha256, Text.PeriodName.Code(figures.Period), figures.AsOf, json, edition);
    }
}
