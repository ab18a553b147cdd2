namespace Ioc.Reports.Content;

/// <summary>
/// Which archived dossiers a figure rests on: those that a count of the KPI sheet counted, of a unit, a level (commune, province), a field or a procedure;
/// null: of all. A share rests on those of its numerator, or of its denominator where the numerator is no count of the sheet.
/// </summary>
public sealed record FigureSource(string Figure)
{
    public string? Unit { get; init; }

    public string? Level { get; init; }

    /// <summary>Name of the field as the report shows it.</summary>
    public string? Field { get; init; }

    public string? Procedure { get; init; }
}
