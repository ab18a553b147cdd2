using System.Text;
using Ioc.Reports.Spreadsheets;
using Ioc.Resources;

namespace Ioc.Dashboard.Exports.Streaming;

/// <summary>CSV in the form of its reader's language, in UTF-8 with a byte order mark (spreadsheets need it for Vietnamese): title, facts, an empty line, headings, rows.</summary>
public static class CsvExport
{
    public static async Task WriteAsync(ExportTable table, Texts texts, Stream into, CancellationToken cancellation)
    {
        CsvForm form = texts.Formats.Csv;
        await using var text = new StreamWriter(into, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (string line in (string[])[table.Title, .. table.Facts, texts.Drill.CsvForm])
        {
            await text.WriteLineAsync(form.Text(line));
        }

        await text.WriteLineAsync();
        await text.WriteLineAsync(form.Line(table.Columns.Select(column => form.Text(column.Heading))));
        await foreach (IReadOnlyList<ExportCell> row in table.Rows.WithCancellation(cancellation))
        {
            await text.WriteLineAsync(form.Line(row.Select(cell => cell.Text is { } words ? form.Text(words) : form.Number(cell.Number))));
        }
    }
}
