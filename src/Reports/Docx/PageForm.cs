namespace Ioc.Reports.Docx;

/// <summary>A4 and the margins of Decree 30/2020/NĐ-CP (annex I): top and bottom 20 mm, left 30 mm, right 15 mm; in twips.</summary>
internal sealed record PageForm(int Width, int Height, int Left, int Right)
{
    public const int Top = 1134;
    public const int Bottom = 1134;
    public const int HeaderDistance = 567;
    public const int FooterDistance = 454;

    public static readonly PageForm Upright = new(11906, 16838, 1701, 851);

    /// <summary>Across, for wide annexes: bound at the top, so the wide margin stays on one side.</summary>
    public static readonly PageForm Wide = new(16838, 11906, 1134, 1134);

    public int TextWidth => Width - Left - Right;

    /// <summary>w:sectPr. First: has a first page of its own.</summary>
    public void Write(WordXml word, bool first)
    {
        word.Open("sectPr");
        Reference("headerReference", "default", "rIdHeader");
        Reference("footerReference", "default", "rIdFooter");
        if (first)
        {
            Reference("headerReference", "first", "rIdFirstHeader");
            Reference("footerReference", "first", "rIdFooter");
        }

        word.Leaf("type", "val", "nextPage");
        string width = WordXml.Number(Width), height = WordXml.Number(Height);
        if (Width > Height)
        {
            word.Leaf("pgSz", "w", width, "h", height, "orient", "landscape");
        }
        else
        {
            word.Leaf("pgSz", "w", width, "h", height);
        }

        word.Leaf(
            "pgMar", "top", WordXml.Number(Top), "right", WordXml.Number(Right), "bottom", WordXml.Number(Bottom), "left", WordXml.Number(Left),
            "header", WordXml.Number(HeaderDistance), "footer", WordXml.Number(FooterDistance), "gutter", "0");
        if (first)
        {
            word.Leaf("titlePg");
        }

        word.Close();

        void Reference(string element, string type, string id)
        {
            word.Xml.WriteStartElement("w", element, WordXml.W);
            word.Xml.WriteAttributeString("w", "type", WordXml.W, type);
            word.Xml.WriteAttributeString("r", "id", WordXml.R, id);
            word.Xml.WriteEndElement();
        }
    }
}
