using System.Globalization;
using Ioc.Reports.Content;

namespace Ioc.Reports.Docx;

/// <summary>Blocks as paragraphs, tables and pictures of charts; remembers the charts it placed, whose parts the document then needs.</summary>
internal sealed class BodyXml(WordXml word)
{
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private const string A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string C = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private readonly TableXml _tables = new(word);
    private readonly List<ReportChart> _charts = [];
    private int _tableNumber;
    private PageForm _page = PageForm.Upright;
    private bool _firstPages = true;

    public IReadOnlyList<ReportChart> Charts => _charts;

    /// <summary>Relationship of the n-th chart, from 1.</summary>
    public static string ChartId(int number) => "rIdChart" + WordXml.Number(number);

    /// <summary>Kept: the last paragraph stays on one page with what follows the body, so that no signature stands alone.</summary>
    public void Write(IReadOnlyList<Block> blocks, bool kept = false)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            bool keepNext = kept && i >= blocks.Count - 2;
            switch (blocks[i])
            {
                case HeadingBlock heading:
                    word.Paragraph(heading.Level switch { 1 => "Heading1", 2 => "Heading2", _ => "Annex" }, heading.Text);
                    break;
                case ParagraphBlock paragraph:
                    word.Paragraph("BodyIndent", paragraph.Text, keepNext: keepNext);
                    break;
                case BulletBlock bullet:
                    word.Paragraph("BodyIndent", "- " + bullet.Text);
                    break;
                case TableBlock table:
                    Table(table.Table);
                    break;
                case ChartBlock chart:
                    Chart(chart.Chart);
                    break;
                case PagesBlock pages:
                    Break();
                    _page = pages.Wide ? PageForm.Wide : PageForm.Upright;
                    break;
                default:
                    throw new InvalidOperationException($"unknown block {blocks[i].GetType().Name}");
            }
        }
    }

    /// <summary>The section properties that close the document.</summary>
    public void End() => _page.Write(word, _firstPages);

    /// <summary>Ends the pages so far; their form is told by their last paragraph.</summary>
    private void Break()
    {
        word.Open("p").Open("pPr");
        _page.Write(word, _firstPages);
        word.Close().Close();
        _firstPages = false;
    }

    private void Table(ReportTable table)
    {
        bool wide = _page == PageForm.Wide;
        word.OpenParagraph("Caption");
        word.Run("Bảng ");
        word.Field("SEQ Bang \\* ARABIC", WordXml.Number(++_tableNumber));
        word.Run(". " + table.Title);
        word.Close();
        _tables.Write(table, _page.TextWidth, wide);
        word.Paragraph("Note", table.Note ?? "");
    }

    private void Chart(ReportChart chart)
    {
        _charts.Add(chart);
        int number = _charts.Count;
        word.OpenParagraph("Figure");
        word.Open("r").Open("drawing");
        Inline(chart, number);
        word.Close().Close().Close();
        word.OpenParagraph("ChartCaption");
        word.Run("Hình ");
        word.Field("SEQ Hinh \\* ARABIC", WordXml.Number(number));
        word.Run(". " + chart.Title);
        word.Close();
    }

    private void Inline(ReportChart chart, int number)
    {
        long wide = (long)_page.TextWidth * 635, high = wide * (chart.Kind == ChartKind.Bars ? 50 : 42) / 100;
        string cx = wide.ToString(CultureInfo.InvariantCulture), cy = high.ToString(CultureInfo.InvariantCulture);
        System.Xml.XmlWriter xml = word.Xml;
        xml.WriteStartElement("wp", "inline", Drawing);
        foreach (string distance in new[] { "distT", "distB", "distL", "distR" })
        {
            xml.WriteAttributeString(distance, "0");
        }

        xml.WriteStartElement("wp", "extent", Drawing);
        xml.WriteAttributeString("cx", cx);
        xml.WriteAttributeString("cy", cy);
        xml.WriteEndElement();
        xml.WriteStartElement("wp", "docPr", Drawing);
        xml.WriteAttributeString("id", WordXml.Number(number));
        xml.WriteAttributeString("name", "Hình " + WordXml.Number(number));
        xml.WriteAttributeString("descr", WordXml.Plain(chart.Title));
        xml.WriteEndElement();
        xml.WriteStartElement("a", "graphic", A);
        xml.WriteStartElement("a", "graphicData", A);
        xml.WriteAttributeString("uri", C);
        xml.WriteStartElement("c", "chart", C);
        xml.WriteAttributeString("r", "id", WordXml.R, ChartId(number));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
