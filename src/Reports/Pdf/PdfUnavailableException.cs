namespace Ioc.Reports.Pdf;

/// <summary>There is no PDF, and why; the other formats are not concerned.</summary>
public sealed class PdfUnavailableException(string message) : Exception(message);
