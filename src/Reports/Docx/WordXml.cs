using System.Globalization;
using System.Xml;

namespace Ioc.Reports.Docx;

/// <summary>Writes WordprocessingML paragraphs, runs, fields and tables. Style names are those of styles.xml. Not thread-safe.</summary>
internal sealed class WordXml(XmlWriter xml)
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public XmlWriter Xml { get; } = xml;

    /// <summary>Opens an element with attributes given as name, value, name, value.</summary>
    public WordXml Open(string name, params ReadOnlySpan<string> attributes)
    {
        Xml.WriteStartElement("w", name, W);
        for (int i = 0; i < attributes.Length; i += 2)
        {
            Xml.WriteAttributeString("w", attributes[i], W, attributes[i + 1]);
        }

        return this;
    }

    public WordXml Close()
    {
        Xml.WriteEndElement();
        return this;
    }

    /// <summary>An empty element.</summary>
    public WordXml Leaf(string name, params ReadOnlySpan<string> attributes) => Open(name, attributes).Close();

    /// <summary>A paragraph of one run.</summary>
    public void Paragraph(string style, string text, RunLook look = RunLook.Plain, string? align = null, int left = 0, int right = 0, bool keepNext = false)
    {
        OpenParagraph(style, align, left, right, keepNext);
        Run(text, look);
        Close();
    }

    public void OpenParagraph(string style, string? align = null, int left = 0, int right = 0, bool keepNext = false)
    {
        Open("p").Open("pPr").Leaf("pStyle", "val", style);
        if (keepNext)
        {
            Leaf("keepNext");
        }

        if (left != 0 || right != 0)
        {
            Leaf("ind", "left", Number(left), "right", Number(right));
        }

        if (align is not null)
        {
            Leaf("jc", "val", align);
        }

        Close();
    }

    public void Run(string text, RunLook look = RunLook.Plain)
    {
        Open("r");
        Look(look);
        Open("t");
        Xml.WriteAttributeString("xml", "space", null, "preserve");
        Xml.WriteString(Plain(text));
        Close().Close();
    }

    /// <summary>A field (PAGE, NUMPAGES, SEQ …) with the value it shows until it is updated.</summary>
    public void Field(string instruction, string cached, RunLook look = RunLook.Plain)
    {
        Open("r");
        Look(look);
        Leaf("fldChar", "fldCharType", "begin").Close();
        Open("r");
        Look(look);
        Open("instrText");
        Xml.WriteAttributeString("xml", "space", null, "preserve");
        Xml.WriteString(" " + instruction + " ");
        Close().Close();
        Open("r");
        Look(look);
        Leaf("fldChar", "fldCharType", "separate").Close();
        Run(cached, look);
        Open("r");
        Look(look);
        Leaf("fldChar", "fldCharType", "end").Close();
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Without the characters that XML cannot hold.</summary>
    public static string Plain(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where((letter, index) => IsAllowed(text, letter, index)));

    private static bool IsAllowed(string text, char letter, int index) =>
        XmlConvert.IsXmlChar(letter)
        || (char.IsHighSurrogate(letter) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        || (char.IsLowSurrogate(letter) && index > 0 && char.IsHighSurrogate(text[index - 1]));

    private void Look(RunLook look)
    {
        if (look == RunLook.Plain)
        {
            return;
        }

        Open("rPr");
        if (look.HasFlag(RunLook.Bold))
        {
            Leaf("b").Leaf("bCs");
        }

        if (look.HasFlag(RunLook.Italic))
        {
            Leaf("i").Leaf("iCs");
        }

        if (look.HasFlag(RunLook.Size12))
        {
            Leaf("sz", "val", "24").Leaf("szCs", "val", "24");
        }

        if (look.HasFlag(RunLook.Size14))
        {
            Leaf("sz", "val", "28").Leaf("szCs", "val", "28");
        }

        Close();
    }
}

[Flags]
internal enum RunLook
{
    Plain = 0,
    Bold = 1,
    Italic = 2,
    Size12 = 4,
    Size14 = 8,
}
