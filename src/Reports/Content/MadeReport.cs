using Ioc.Reports.Figures;

namespace Ioc.Reports.Content;

/// <summary>Everything a document is a view of. Json: canonical bytes of the figures, whose SHA-256 it carries. Keys null: not at hand (documents do not need them).</summary>
public sealed record MadeReport(ReportFigures Figures, byte[] Json, string Sha256, ReportEdition Edition, FormFields Form)
{
    public DossierKeys? Keys { get; init; }

    public static MadeReport Of(MadeFigures made, ReportEdition edition, FormFields form) =>
        new(made.Figures, made.Json, made.Sha256, edition, form) { Keys = made.Keys };
}
