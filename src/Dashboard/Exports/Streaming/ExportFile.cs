using Ioc.Resources;

namespace Ioc.Dashboard.Exports.Streaming;

/// <summary>An export as an HTTP answer: written to a file of its own first, which is gone once it was sent.</summary>
public static class ExportFile
{
    /// <summary>In the order that pages offer them.</summary>
    public static readonly IReadOnlyList<string> Formats = ["xlsx", "csv"];

    /// <summary>Name: without extension. Throws ArgumentException for another format.</summary>
    public static async Task<IResult> WriteAsync(ExportTable table, string format, string name, Texts texts, CancellationToken cancellation)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await (format switch
            {
                "xlsx" => XlsxExport.WriteAsync(table, file, cancellation),
                "csv" => CsvExport.WriteAsync(table, texts, file, cancellation),
                _ => throw new ArgumentException($"there is no format {format}", nameof(format)),
            });
            file.Position = 0;
            return Results.File(file, format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{name}.{format}");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
