using Ioc.Reports.Figures;

namespace Ioc.Reports.Content;

/// <summary>The archived dossiers that a shown figure rests on.</summary>
public static class SourceDossiers
{
    /// <summary>In order; none when the report has no keys at hand. Throws ArgumentException for a figure that dossiers do not make up.</summary>
    public static IEnumerable<CountedDossier> Of(MadeReport report, FigureSource source)
    {
        HashSet<string>? communes = source.Level is null ? null
            : [.. report.Figures.Units.Where(unit => unit.Kind == "commune").Select(unit => unit.Code)];
        HashSet<string>? procedures = source.Field is null ? null
            : [.. report.Figures.Procedures.Where(procedure => ResolutionSection.FieldOf(procedure) == source.Field).Select(procedure => procedure.Code)];
        return (report.Keys?.Counted(source.Figure) ?? []).Where(dossier =>
            (source.Unit is null || source.Unit == dossier.Unit) && (source.Procedure is null || source.Procedure == dossier.Procedure)
            && (communes is null || communes.Contains(dossier.Unit) == (source.Level == "commune")) && procedures?.Contains(dossier.Procedure) != false);
    }
}
