using System.Text;
using Ioc.Reports.Spreadsheets;
using Ioc.Resources;

namespace Ioc.Dashboard.Exports;

/// <summary>A table as CSV in the form of its reader's language, UTF-8 with a byte order mark: what it is of, an empty line, headings, rows, an empty line, formulas.</summary>
public static class CsvTable
{
    public static byte[] Write(ExportedTable table, Texts texts)
    {
        CsvForm form = texts.Formats.Csv;
        var text = new StringBuilder();
        Line([table.Title]);
        foreach ((string name, string value) in table.Facts)
        {
            Line([name, value]);
        }

        Line([texts.Drill.CsvForm]);
        Line([]);
        Line(table.Columns.Select(column => column.Name));
        foreach (IReadOnlyList<ExportedCell> row in table.Rows)
        {
            text.Append(form.Line(row.Select(cell => cell.Number is { } number ? form.Number(number) : form.Text(cell.Text ?? "")))).Append("\r\n");
        }

        Line([]);
        Line([table.HowTitle]);
        foreach (ExportedColumn column in table.Columns.Where(column => column.How is not null))
        {
            Line([column.Name, column.How!]);
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];

        void Line(IEnumerable<string> cells) => text.Append(form.Line(cells.Select(form.Text))).Append("\r\n");
    }
}
