using Ioc.Metrics.Kpis;
using SpreadCheetah;
using SpreadCheetah.Styling;

namespace Ioc.Dashboard.Exports;

/// <summary>A table as a workbook of two sheets: the rows under what they are of, with headings that stay and a filter; and how each column is computed.</summary>
public static class XlsxTable
{
    public static async Task<byte[]> WriteAsync(ExportedTable table, string rowsName, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await using (XlsxBook book = await XlsxBook.CreateAsync(bytes, cancellation))
        {
            await book.SheetAsync(rowsName, [.. table.Columns.Select(column => (double)column.Width)], heading: table.Facts.Count + 3, fixedColumns: 2, cancellation);
            await book.RowAsync([XlsxBook.Cell(table.Title, book.Title)], cancellation);
            foreach ((string name, string value) in table.Facts)
            {
                await book.RowAsync([XlsxBook.Cell(name), XlsxBook.Cell(value)], cancellation);
            }

            await book.RowAsync([], cancellation);
            await book.RowAsync(table.Columns.Select(column => XlsxBook.Cell(column.Name, book.Heading)), cancellation);
            foreach (IReadOnlyList<ExportedCell> row in table.Rows)
            {
                await book.RowAsync(row.Select(cell => Of(cell, book)), cancellation);
            }

            await book.SheetAsync(table.HowTitle, [34, 110], heading: null, fixedColumns: null, cancellation);
            await book.RowAsync([XlsxBook.Cell(table.HowTitle, book.Title)], cancellation);
            foreach ((string name, string value) in table.Facts.Concat(table.Columns.Where(column => column.How is not null).Select(column => (column.Name, column.How!))))
            {
                await book.RowAsync([XlsxBook.Cell(name), XlsxBook.Cell(value, book.Wrapped)], cancellation);
            }

            await book.FinishAsync(cancellation);
        }

        return bytes.ToArray();
    }

    private static Cell Of(ExportedCell cell, XlsxBook book) => cell.Number is { } number ? XlsxBook.Cell(number, Style(cell.Unit, book)) : XlsxBook.Cell(cell.Text);

    private static StyleId Style(FigureUnit unit, XlsxBook book) => unit switch
    {
        FigureUnit.Share => book.Share,
        FigureUnit.Count => book.Count,
        _ => book.Decimal,
    };
}
