using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Ioc.Dashboard.Exports.Streaming;

/// <summary>A workbook written row by row, so that its size is bound by the disk and not by memory. What does not fit a sheet (1,048,576 rows) goes on in the next.</summary>
public static class XlsxExport
{
    private const int MostRows = 1_048_576;

    public static async Task WriteAsync(ExportTable table, Stream into, CancellationToken cancellation)
    {
        using var package = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true);
        XlsxFrame.Write(package, "xl/styles.xml", XlsxFrame.Styles);
        await using IAsyncEnumerator<IReadOnlyList<ExportCell>> rows = table.Rows.GetAsyncEnumerator(cancellation);
        int sheets = 0;
        bool more = await rows.MoveNextAsync();
        do
        {
            sheets++;
            await using Stream part = package.CreateEntry($"xl/worksheets/sheet{sheets.ToString(CultureInfo.InvariantCulture)}.xml", CompressionLevel.Fastest).Open();
            await using var xml = new StreamWriter(part, new UTF8Encoding(false), 1 << 16);
            var sheet = new XlsxSheet(xml, table);
            sheet.Begin();
            while (more && sheet.Rows < MostRows)
            {
                sheet.Row(rows.Current);
                more = await rows.MoveNextAsync();
            }

            sheet.End();
        }
        while (more);
        XlsxFrame.WriteFrame(package, sheets);
    }
}
