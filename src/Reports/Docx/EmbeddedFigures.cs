using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Ioc.Reports.Content;

namespace Ioc.Reports.Docx;

/// <summary>The figures and the edition inside a DOCX or XLSX, as a custom XML part: with them the file can be checked on its own.</summary>
public static class EmbeddedFigures
{
    /// <summary>Raised whenever the words or places of documents change: only documents of the same writer can be compared word for word.</summary>
    public const int Writer = 2;

    private static readonly XNamespace _namespace = "urn:ioc:report";

    public static byte[] Write(MadeReport report)
    {
        var root = new XElement(
            _namespace + "report",
            new XAttribute("sha256", report.Sha256),
            new XAttribute("writer", Writer),
            new XElement(_namespace + "edition", JsonSerializer.Serialize(report.Edition)),
            new XElement(_namespace + "figures", new XAttribute("encoding", "brotli base64"), Convert.ToBase64String(Compress(report.Json))));
        return Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + root.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>Null when the XML is something else. Throws <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static (byte[] Json, string Sha256, ReportEdition Edition, int Writer)? Read(Stream part)
    {
        XElement root = XDocument.Load(part).Root!;
        if (root.Name != _namespace + "report")
        {
            return null;
        }

        try
        {
            byte[] json = Decompress(Convert.FromBase64String((string)root.Element(_namespace + "figures")!));
            return (json, (string)root.Attribute("sha256")!, JsonSerializer.Deserialize<ReportEdition>((string)root.Element(_namespace + "edition")!)!, (int?)root.Attribute("writer") ?? 0);
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException or ArgumentNullException)
        {
            throw new InvalidDataException("the figures inside the document are damaged: " + error.Message, error);
        }
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, new BrotliCompressionOptions { Quality = 5 }))
        {
            brotli.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static byte[] Decompress(byte[] bytes)
    {
        using var plain = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        brotli.CopyTo(plain);
        return plain.ToArray();
    }
}
