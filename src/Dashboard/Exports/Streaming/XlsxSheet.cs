using System.Globalization;
using System.Security;
using System.Text;
using Ioc.Reports.Spreadsheets;

namespace Ioc.Dashboard.Exports.Streaming;

/// <summary>One sheet while it is written: title, facts, headings that stay in view with a filter, rows. Not thread-safe.</summary>
internal sealed class XlsxSheet(StreamWriter xml, ExportTable table)
{
    private readonly StringBuilder _row = new();

    /// <summary>Rows written so far, headings included.</summary>
    public int Rows { get; private set; }

    private int HeadingRow => table.Facts.Count + 2;

    public void Begin()
    {
        xml.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        xml.Write(string.Create(CultureInfo.InvariantCulture, $"<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{HeadingRow}\" topLeftCell=\"A{HeadingRow + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"));
        for (int i = 0; i < table.Columns.Count; i++)
        {
            xml.Write(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{table.Columns[i].Width}\" customWidth=\"1\"/>"));
        }

        xml.Write("</cols><sheetData>");
        Line([table.Title], XlsxFrame.TitleStyle);
        foreach (string fact in table.Facts)
        {
            Line([fact], XlsxFrame.TextStyle);
        }

        Line([.. table.Columns.Select(column => column.Heading)], XlsxFrame.HeadingStyle);
    }

    public void Row(IReadOnlyList<ExportCell> cells)
    {
        Open();
        for (int i = 0; i < cells.Count; i++)
        {
            if (cells[i].Number is { } number)
            {
                _row.Append(CultureInfo.InvariantCulture, $"<c r=\"{Letters(i)}{Rows}\" s=\"{XlsxFrame.Style(cells[i].Kind)}\"><v>{number.ToString("R", CultureInfo.InvariantCulture)}</v></c>");
            }
            else if (cells[i].Text is { Length: > 0 } text)
            {
                Text(i, text, XlsxFrame.TextStyle);
            }
        }

        Close();
    }

    public void End() => xml.Write(string.Create(CultureInfo.InvariantCulture,
        $"</sheetData><autoFilter ref=\"A{HeadingRow}:{Letters(table.Columns.Count - 1)}{Rows}\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>"));

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private void Line(IReadOnlyList<string> texts, int style)
    {
        Open();
        for (int i = 0; i < texts.Count; i++)
        {
            Text(i, texts[i], style);
        }

        Close();
    }

    private void Open()
    {
        Rows++;
        _row.Clear().Append(CultureInfo.InvariantCulture, $"<row r=\"{Rows}\">");
    }

    private void Close()
    {
        _row.Append("</row>");
        xml.Write(_row);
    }

    private void Text(int column, string text, int style) => _row.Append(
        CultureInfo.InvariantCulture, $"<c r=\"{Letters(column)}{Rows}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(CellText.Of(text))}</t></is></c>");
}
