using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Ioc.Reports.Content;

namespace Ioc.Reports.Docx;

/// <summary>The report as a Word document. The same figures, edition and form give the same bytes.</summary>
public static class DocxDocument
{
    public static byte[] Write(MadeReport report)
    {
        using var bytes = new MemoryStream();
        using (WordprocessingDocument document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            Feed(document.AddNewPart<CoreFilePropertiesPart>("rIdCore"), FileProperties.Write(report));
            MainDocumentPart main = document.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rIdMain");
            Feed(main.AddNewPart<StyleDefinitionsPart>("rIdStyles"), Resource("styles.xml"));
            Feed(main.AddNewPart<NumberingDefinitionsPart>("rIdNumbering"), Resource("numbering.xml"));
            Feed(main.AddNewPart<DocumentSettingsPart>("rIdSettings"), Resource("settings.xml"));
            Feed(main.AddNewPart<HeaderPart>("rIdHeader"), Part("hdr", word => Header(word, report, numbered: true)));
            Feed(main.AddNewPart<HeaderPart>("rIdFirstHeader"), Part("hdr", word => Header(word, report, numbered: false)));
            Feed(main.AddNewPart<FooterPart>("rIdFooter"), Part("ftr", word => Footer(word, report)));
            CustomXmlPart figures = main.AddCustomXmlPart(CustomXmlPartType.CustomXml, "rIdFigures");
            Feed(figures, EmbeddedFigures.Write(report));
            IReadOnlyList<ReportChart> charts = [];
            Feed(main, Part("document", word => charts = Document(word, report)));
            for (int i = 0; i < charts.Count; i++)
            {
                Feed(main.AddNewPart<ChartPart>(BodyXml.ChartId(i + 1)), ChartXml.Write(charts[i]));
            }
        }

        return StableZip.Of(bytes.ToArray());
    }

    internal static byte[] Resource(string name)
    {
        using Stream stream = typeof(DocxDocument).Assembly.GetManifestResourceStream("Ioc.Reports." + name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    internal static void Feed(OpenXmlPart part, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        part.FeedData(stream);
    }

    private static IReadOnlyList<ReportChart> Document(WordXml word, MadeReport report)
    {
        word.Open("body");
        var form = new FormXml(word, report.Form);
        form.Opening(report.Figures, report.Edition);
        var body = new BodyXml(word);
        body.Write(ReportBody.Of(report.Figures, report.Edition), kept: true);
        form.Signature();
        body.Write(ReportBody.Annexes(report.Figures));
        body.End();
        word.Close();
        return body.Charts;
    }

    private static void Header(WordXml word, MadeReport report, bool numbered)
    {
        if (report.Figures.Simulated)
        {
            word.Paragraph("Band", Identity.SimulatedBand);
        }

        word.OpenParagraph("Header");
        if (numbered)
        {
            word.Field("PAGE", "2");
        }

        word.Close();
    }

    private static void Footer(WordXml word, MadeReport report)
    {
        word.OpenParagraph("Footer");
        word.Run(Identity.Line(report.Figures, report.Sha256, report.Edition) + " · trang ");
        word.Field("PAGE", "1");
        word.Run("/");
        word.Field("NUMPAGES", "1");
        word.Open("r").Leaf("br").Close();
        word.Run(Identity.Checksum(report.Sha256));
        word.Close();
    }

    private static byte[] Part(string root, Action<WordXml> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument(true);
            xml.WriteStartElement("w", root, WordXml.W);
            xml.WriteAttributeString("xmlns", "r", null, WordXml.R);
            write(new WordXml(xml));
            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }
}
