using System.Globalization;
using System.Text;

namespace Ioc.Dashboard.Exports;

/// <summary>A table as CSV (RFC 4180, UTF-8 with a byte order mark, numbers with a point): what it is of, an empty line, headings, rows, an empty line, formulas.</summary>
public static class CsvTable
{
    public static byte[] Write(ExportedTable table)
    {
        var text = new StringBuilder();
        Line(text, [table.Title]);
        foreach ((string name, string value) in table.Facts)
        {
            Line(text, [name, value]);
        }

        Line(text, []);
        Line(text, table.Columns.Select(column => column.Name));
        foreach (IReadOnlyList<ExportedCell> row in table.Rows)
        {
            Line(text, row.Select(cell => cell.Number?.ToString("R", CultureInfo.InvariantCulture) ?? cell.Text ?? string.Empty), numbers: row);
        }

        Line(text, []);
        Line(text, [table.HowTitle]);
        foreach (ExportedColumn column in table.Columns.Where(column => column.How is not null))
        {
            Line(text, [column.Name, column.How!]);
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Line(StringBuilder text, IEnumerable<string> values, IReadOnlyList<ExportedCell>? numbers = null)
    {
        int i = 0;
        foreach (string value in values)
        {
            text.Append(i > 0 ? "," : string.Empty).Append(numbers?[i].Number is null ? Quote(value) : value);
            i++;
        }

        text.Append("\r\n");
    }

    /// <summary>Quoted when needed; a formula sign at the beginning is kept from being one.</summary>
    private static string Quote(string text)
    {
        string safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
