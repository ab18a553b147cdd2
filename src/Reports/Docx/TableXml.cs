using Ioc.Reports.Content;

namespace Ioc.Reports.Docx;

/// <summary>Tables of the body: fixed columns, heading row repeated on every page, rows that are never torn.</summary>
internal sealed class TableXml(WordXml word)
{
    private const int MostOfACell = 2_000;

    /// <summary>Width in twips over all columns. Small: the letters of the wide annexes.</summary>
    public void Write(ReportTable table, int width, bool small)
    {
        int[] widths = Widths(table.Columns, width);
        word.Open("tbl").Open("tblPr").Leaf("tblStyle", "val", "ReportTable").Leaf("tblW", "w", WordXml.Number(width), "type", "dxa")
            .Leaf("jc", "val", "center").Leaf("tblLayout", "type", "fixed").Leaf("tblLook", "val", "0020", "firstRow", "1", "lastRow", "0", "firstColumn", "0", "lastColumn", "0", "noHBand", "1", "noVBand", "1").Close();
        word.Open("tblGrid");
        foreach (int column in widths)
        {
            word.Leaf("gridCol", "w", WordXml.Number(column));
        }

        word.Close();
        string style = small ? "CellSmall" : "CellText";
        word.Open("tr").Open("trPr").Leaf("cantSplit").Leaf("tblHeader").Close();
        for (int i = 0; i < widths.Length; i++)
        {
            Cell(widths[i], style, table.Columns[i].Heading, "center", RunLook.Bold, heading: true);
        }

        word.Close();
        for (int r = 0; r < table.Rows.Count; r++)
        {
            Row row = table.Rows[r];
            word.Open("tr").Open("trPr").Leaf("cantSplit").Close();
            for (int i = 0; i < widths.Length; i++)
            {
                CellKind kind = row.Cells[i].Kind;
                string align = kind == CellKind.Text ? "left" : "right";
                Cell(widths[i], style, Drawn(row.Cells[i].Text), align, row.Total ? RunLook.Bold : RunLook.Plain, heading: false);
            }

            word.Close();
        }

        word.Close();
    }

    private void Cell(int width, string style, string text, string align, RunLook look, bool heading)
    {
        word.Open("tc").Open("tcPr").Leaf("tcW", "w", WordXml.Number(width), "type", "dxa").Leaf("vAlign", "val", "center").Close();
        word.Paragraph(style, text, look, align, keepNext: heading);
        word.Close();
    }

    /// <summary>A word of many pages in one narrow column keeps a converter busy for minutes.</summary>
    private static string Drawn(string text) => text.Length <= MostOfACell ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MostOfACell - 1]) ? MostOfACell - 1 : MostOfACell), "…");

    private static int[] Widths(IReadOnlyList<Column> columns, int width)
    {
        double all = columns.Sum(column => column.Weight);
        int[] widths = [.. columns.Select(column => (int)(width * column.Weight / all))];
        widths[0] += width - widths.Sum();
        return widths;
    }
}
