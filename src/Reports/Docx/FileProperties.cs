using System.Text;
using System.Xml.Linq;
using Ioc.Metrics.Time;
using Ioc.Reports.Content;

namespace Ioc.Reports.Docx;

/// <summary>docProps/core.xml: title, subject with the checksum, and the time of the figures (not of the writing, which would change the bytes).</summary>
internal static class FileProperties
{
    private static readonly XNamespace _core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace _dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace _terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace _xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static byte[] Write(MadeReport report)
    {
        string time = Instant.Parse(report.Figures.AsOf).ToLocal().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var root = new XElement(
            _core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", _core), new XAttribute(XNamespace.Xmlns + "dc", _dc), new XAttribute(XNamespace.Xmlns + "dcterms", _terms), new XAttribute(XNamespace.Xmlns + "xsi", _xsi),
            new XElement(_dc + "title", ReportBody.Subject(report.Figures)),
            new XElement(_dc + "creator", report.Form.Speaker),
            new XElement(_dc + "subject", Identity.Machine(report)),
            new XElement(_terms + "created", new XAttribute(_xsi + "type", "dcterms:W3CDTF"), time),
            new XElement(_terms + "modified", new XAttribute(_xsi + "type", "dcterms:W3CDTF"), time));
        return Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + root.ToString(SaveOptions.DisableFormatting));
    }
}
