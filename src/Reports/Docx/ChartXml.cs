using System.Globalization;
using System.Text;
using System.Xml;
using Ioc.Reports.Content;
using Ioc.Reports.Spreadsheets;

namespace Ioc.Reports.Docx;

/// <summary>Native charts (DrawingML) with their values cached in the part, so that they show without a workbook behind them. Formulas name cells when there are.</summary>
internal static class ChartXml
{
    private const string C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const string A = "http://schemas.openxmlformats.org/drawingml/2006/main";

    private static readonly string[] _colours = ["1F5FA8", "E08A1E", "4C8C4A", "A83232"];

    /// <summary>Formula: of a series' name (-1: of the categories) to the cells it comes from, e.g. Ngay!$B$2:$B$32.</summary>
    public static byte[] Write(ReportChart chart, Func<int, (string Name, string Values)>? formulas = null)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument(true);
            xml.WriteStartElement("c", "chartSpace", C);
            xml.WriteAttributeString("xmlns", "a", null, A);
            Value(xml, "lang", "vi-VN");
            Value(xml, "roundedCorners", "0");
            xml.WriteStartElement("c", "chart", C);
            Value(xml, "autoTitleDeleted", "1");
            xml.WriteStartElement("c", "plotArea", C);
            xml.WriteElementString("c", "layout", C, null);
            Plot(xml, chart, formulas);
            Axes(xml, chart);
            xml.WriteEndElement();
            if (chart.Series.Count > 1)
            {
                xml.WriteStartElement("c", "legend", C);
                Value(xml, "legendPos", "b");
                Value(xml, "overlay", "0");
                xml.WriteEndElement();
            }

            Value(xml, "plotVisOnly", "1");
            Value(xml, "dispBlanksAs", "gap");
            xml.WriteEndElement();
            xml.WriteRaw("<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1000\"><a:latin typeface=\"Times New Roman\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"vi-VN\"/></a:p></c:txPr>");
            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    private static void Plot(XmlWriter xml, ReportChart chart, Func<int, (string Name, string Values)>? formulas)
    {
        bool lines = chart.Kind == ChartKind.Lines;
        xml.WriteStartElement("c", lines ? "lineChart" : "barChart", C);
        if (lines)
        {
            Value(xml, "grouping", "standard");
        }
        else
        {
            Value(xml, "barDir", chart.Kind == ChartKind.Bars ? "bar" : "col");
            Value(xml, "grouping", "clustered");
        }

        Value(xml, "varyColors", "0");
        for (int i = 0; i < chart.Series.Count; i++)
        {
            Series(xml, chart, i, lines, formulas);
        }

        if (!lines)
        {
            Value(xml, "gapWidth", "60");
        }
        else
        {
            Value(xml, "marker", "1");
        }

        Value(xml, "axId", "111111111");
        Value(xml, "axId", "222222222");
        xml.WriteEndElement();
    }

    private static void Series(XmlWriter xml, ReportChart chart, int index, bool line, Func<int, (string Name, string Values)>? formulas)
    {
        string colour = _colours[index % _colours.Length];
        ChartSeries series = chart.Series[index];
        (string name, string values) = formulas?.Invoke(index) ?? ("", "");
        xml.WriteStartElement("c", "ser", C);
        Value(xml, "idx", index.ToString(CultureInfo.InvariantCulture));
        Value(xml, "order", index.ToString(CultureInfo.InvariantCulture));
        xml.WriteStartElement("c", "tx", C);
        Strings(xml, name, [series.Name]);
        xml.WriteEndElement();
        xml.WriteRaw(line
            ? $"<c:spPr><a:ln w=\"28575\"><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></a:ln></c:spPr>"
            : $"<c:spPr><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></c:spPr>");
        if (line)
        {
            xml.WriteStartElement("c", "marker", C);
            Value(xml, "symbol", "none");
            xml.WriteEndElement();
        }
        else
        {
            Value(xml, "invertIfNegative", "0");
        }

        xml.WriteStartElement("c", "cat", C);
        Strings(xml, formulas?.Invoke(-1).Values ?? "", chart.Categories);
        xml.WriteEndElement();
        xml.WriteStartElement("c", "val", C);
        Numbers(xml, values, series.Values);
        xml.WriteEndElement();
        if (line)
        {
            Value(xml, "smooth", "0");
        }

        xml.WriteEndElement();
    }

    private static void Axes(XmlWriter xml, ReportChart chart)
    {
        bool bars = chart.Kind == ChartKind.Bars;
        string skip = chart.Categories.Count > 16 ? $"<c:tickLblSkip val=\"{(chart.Categories.Count / 16) + 1}\"/>" : "";
        xml.WriteRaw(
            "<c:catAx><c:axId val=\"111111111\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/>" +
            $"<c:axPos val=\"{(bars ? "l" : "b")}\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>" +
            $"<c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"808080\"/></a:solidFill></a:ln></c:spPr><c:crossAx val=\"222222222\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/>{skip}<c:noMultiLvlLbl val=\"1\"/></c:catAx>" +
            "<c:valAx><c:axId val=\"222222222\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"0\"/>" +
            $"<c:axPos val=\"{(bars ? "b" : "l")}\"/><c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"D9D9D9\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>" +
            "<c:numFmt formatCode=\"[$-42A]#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val=\"111111111\"/><c:crosses val=\"autoZero\"/></c:valAx>");
    }

    private static void Strings(XmlWriter xml, string formula, IReadOnlyList<string> values)
    {
        xml.WriteStartElement("c", "strRef", C);
        xml.WriteElementString("c", "f", C, formula);
        xml.WriteStartElement("c", "strCache", C);
        Value(xml, "ptCount", values.Count.ToString(CultureInfo.InvariantCulture));
        for (int i = 0; i < values.Count; i++)
        {
            Point(xml, i, CellText.Of(values[i]));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Numbers(XmlWriter xml, string formula, IReadOnlyList<double?> values)
    {
        xml.WriteStartElement("c", "numRef", C);
        xml.WriteElementString("c", "f", C, formula);
        xml.WriteStartElement("c", "numCache", C);
        xml.WriteElementString("c", "formatCode", C, "General");
        Value(xml, "ptCount", values.Count.ToString(CultureInfo.InvariantCulture));
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                Point(xml, i, value.ToString("R", CultureInfo.InvariantCulture));
            }
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Point(XmlWriter xml, int index, string value)
    {
        xml.WriteStartElement("c", "pt", C);
        xml.WriteAttributeString("idx", index.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("c", "v", C, value);
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("c", name, C);
        xml.WriteAttributeString("val", value);
        xml.WriteEndElement();
    }
}
