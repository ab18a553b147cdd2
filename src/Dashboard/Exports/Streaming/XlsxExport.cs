using System.Globalization;
using SpreadCheetah;
using SpreadCheetah.Styling;

namespace Ioc.Dashboard.Exports.Streaming;

/// <summary>A list as a workbook: title, facts, headings that stay in view and filter, rows. What does not fit a sheet (1,048,576 rows) goes on in the next.</summary>
public static class XlsxExport
{
    public static async Task WriteAsync(ExportTable table, Stream into, CancellationToken cancellation)
    {
        await using XlsxBook book = await XlsxBook.CreateAsync(into, cancellation);
        await using IAsyncEnumerator<IReadOnlyList<ExportCell>> rows = table.Rows.GetAsyncEnumerator(cancellation);
        int sheets = 0;
        bool more = await rows.MoveNextAsync();
        do
        {
            sheets++;
            await book.SheetAsync(
                sheets.ToString(CultureInfo.InvariantCulture), [.. table.Columns.Select(column => column.Width)], heading: table.Facts.Count + 2, fixedColumns: null, cancellation);
            await book.RowAsync([XlsxBook.Cell(table.Title, book.Title)], cancellation);
            foreach (string fact in table.Facts)
            {
                await book.RowAsync([XlsxBook.Cell(fact, book.Text)], cancellation);
            }

            await book.RowAsync(table.Columns.Select(column => XlsxBook.Cell(column.Heading, book.Heading)), cancellation);
            while (more && book.HasRoom)
            {
                await book.RowAsync(rows.Current.Select(cell => Of(cell, book)), cancellation);
                more = await rows.MoveNextAsync();
            }
        }
        while (more);
        await book.FinishAsync(cancellation);
    }

    private static Cell Of(ExportCell cell, XlsxBook book) => cell.Number is { } number ? XlsxBook.Cell(number, Style(cell.Kind, book)) : XlsxBook.Cell(cell.Text, book.Text);

    private static StyleId Style(ExportKind kind, XlsxBook book) => kind switch
    {
        ExportKind.Count => book.Count,
        ExportKind.Decimal => book.Decimal,
        ExportKind.Share => book.Share,
        ExportKind.Moment => book.Moment,
        _ => book.Text,
    };
}
