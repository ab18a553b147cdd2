using Ioc.Reports.Content;
using Ioc.Reports.Figures;
using Ioc.Reports.Text;

namespace Ioc.Reports.Docx;

/// <summary>What every page of every document says of itself: period, as-of, version, law, checksum.</summary>
public static class Identity
{
    public const string SimulatedBand = "SỐ LIỆU MÔ PHỎNG";

    /// <summary>One line; the page numbers follow it.</summary>
    public static string Line(ReportFigures figures, string sha256, ReportEdition edition) =>
        $"Kỳ {PeriodName.Code(figures.Period)} · số liệu đến {Vn.ShortMoment(figures.AsOf)} · phiên bản {edition.VersionText} ({edition.StateText}) · quy tắc {figures.Law} · {figures.Profile}";

    /// <summary>The second line.</summary>
    public static string Checksum(string sha256) => $"SHA-256 {sha256}";

    /// <summary>For the subject of a file's properties: what `report verify` reads from a PDF. Content: of the figures without when they were read.</summary>
    public static string Machine(MadeReport report) =>
        $"ioc-report; period={PeriodName.Code(report.Figures.Period)}; asOf={report.Figures.AsOf}; version={report.Edition.VersionText}; law={report.Figures.Law}; sha256={report.Sha256}; " +
        $"content={FigureDifferences.ContentSha256(report.Json)}" + (report.Figures.Simulated ? "; simulated" : "");
}
