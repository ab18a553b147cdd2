using Ioc.Reports.Pdf;

namespace Ioc.Reports.Tests;

/// <summary>A test that makes a PDF; skipped, and said so, where LibreOffice is not installed.</summary>
public sealed class NeedsLibreOfficeAttribute : FactAttribute
{
    public NeedsLibreOfficeAttribute() => Skip = PdfConverter.Program is null ? "LibreOffice is not installed (libreoffice-writer-nogui)" : null;
}
