using Ioc.Metrics.Kpis;

namespace Ioc.Reports.Content;

/// <summary>One figure of the sheet as reports list it. Figure: the count whose dossiers it rests on; null: no dossiers.</summary>
public sealed record KeyFigure(string Key, string NameVi, CellKind Kind, Func<KpiSheet, double?> Value, string? Figure = null)
{
    public Cell Cell(KpiSheet? sheet, string? unit = null) =>
        new(Kind, sheet is null ? null : Value(sheet), null) { Source = Figure is null ? null : new FigureSource(Figure) { Unit = unit } };
}

/// <summary>The figures of a KPI sheet in the order and the words of reports.</summary>
public static class KeyFigures
{
    public static IReadOnlyList<KeyFigure> All { get; } = [.. Catalogue.OfSheet.Select(Of)];

    public static KeyFigure Of(Figure figure) =>
        new(figure.Id, figure.FormalName, KindOf(figure.Unit), figure.Of, figure.Parts is [{ } first, ..] ? first.Figure.Id : null);

    private static CellKind KindOf(FigureUnit unit) => unit switch
    {
        FigureUnit.Count => CellKind.Count,
        FigureUnit.Share => CellKind.Share,
        _ => CellKind.Decimal,
    };
}
