using System.Globalization;
using System.Text;

namespace Ioc.Dashboard.Exports.Streaming;

/// <summary>CSV after RFC 4180 in UTF-8 with a byte order mark (spreadsheets need it for Vietnamese): title, facts, an empty line, headings, rows. Numbers with a point.</summary>
public static class CsvExport
{
    private static readonly char[] MustQuote = ['"', ',', '\r', '\n'];

    public static async Task WriteAsync(ExportTable table, Stream into, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(into, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(Quoted(table.Title));
        foreach (string fact in table.Facts)
        {
            await text.WriteLineAsync(Quoted(fact));
        }

        await text.WriteLineAsync();
        await text.WriteLineAsync(string.Join(',', table.Columns.Select(column => Quoted(column.Heading))));
        await foreach (IReadOnlyList<ExportCell> row in table.Rows.WithCancellation(cancellation))
        {
            await text.WriteLineAsync(string.Join(',', row.Select(Cell)));
        }
    }

    private static string Cell(ExportCell cell) => cell.Text is { } text ? Quoted(text) : cell.Number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A text that a spreadsheet would take for a formula is kept from being one.</summary>
    private static string Quoted(string text)
    {
        string plain = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + text : text;
        return plain.IndexOfAny(MustQuote) < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
