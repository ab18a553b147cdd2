using Ioc.Reports.Content;
using Ioc.Reports.Csv;
using Ioc.Reports.Docx;
using Ioc.Reports.Json;
using Ioc.Reports.Pdf;
using Ioc.Reports.Xlsx;

namespace Ioc.Reports;

/// <summary>The formats a report can be had in.</summary>
public static class ReportFormat
{
    public static IReadOnlyList<string> All { get; } = ["docx", "xlsx", "pdf", "json", "csv"];

    public static string ContentType(string format) => format switch
    {
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pdf" => "application/pdf",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        _ => throw new ArgumentException($"'{format}' is no format of a report.", nameof(format)),
    };

    /// <summary>The whole file. Throws ArgumentException for an unknown format, <see cref="PdfUnavailableException"/> when there can be no PDF.</summary>
    public static async Task<byte[]> WriteAsync(MadeReport report, string format, TimeProvider time, CancellationToken cancellation) => format switch
    {
        "docx" => DocxDocument.Write(report),
        "xlsx" => XlsxDocument.Write(report),
        "pdf" => await PdfConverter.ConvertAsync(DocxDocument.Write(report), time, cancellation).ConfigureAwait(false),
        "json" => JsonDocumentFile.Write(report),
        "csv" => CsvFile.Write(report),
        _ => throw new ArgumentException($"'{format}' is no format of a report.", nameof(format)),
    };
}
