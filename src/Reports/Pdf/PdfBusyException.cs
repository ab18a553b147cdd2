namespace Ioc.Reports.Pdf;

/// <summary>Others are being made; the same question later is answered.</summary>
public sealed class PdfBusyException(TimeSpan retryAfter) : IOException("Đang tạo các bản PDF khác; hãy thử lại sau. Other PDFs are being made: try again later.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
